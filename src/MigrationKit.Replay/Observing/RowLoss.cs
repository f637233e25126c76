using MigrationKit.Replay.Populating;

namespace MigrationKit.Replay.Observing;

/// <summary>
/// Rows of <paramref name="Table"/> that vanished, or the references in its <paramref name="Column"/>, when the target was dropped or
/// replaced. <paramref name="Reference"/>: the foreign key that did it, null where it came through another table.
/// </summary>
internal sealed record RowLoss(string Target, string Table, string? Column, TableReference? Reference)
{
    public string Clause(string verb) => this switch
    {
        { Column: { } column, Reference.OnDelete: "SET DEFAULT" } => $"{verb} '{Target}' sets '{Table}.{column}' to its default in every row that refers to it (ON DELETE SET DEFAULT)",
        { Column: { } column } => $"{verb} '{Target}' sets '{Table}.{column}' to NULL in every row that refers to it (ON DELETE SET NULL)",
        { Reference: { } reference } => $"{verb} '{Target}' deletes every row of '{Table}' that refers to it ({Table}.{string.Join(", ", reference.From)}, ON DELETE CASCADE)",
        _ => $"{verb} '{Target}' deletes rows of '{Table}', which refers to it through other tables (ON DELETE CASCADE)",
    };
}
