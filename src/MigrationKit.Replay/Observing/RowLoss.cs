using MigrationKit.Replay.Populating;

namespace MigrationKit.Replay.Observing;

/// <summary>
/// Rows of <paramref name="Table"/> that vanished, or the references in its <paramref name="Column"/>, when the target was dropped or
/// replaced. <paramref name="Reference"/>: the foreign key that did it, null where it came through another table.
/// </summary>
internal sealed record RowLoss(string Target, string Table, string? Column, TableReference? Reference)
{
    /// <summary>All that one statement did, in one clause.</summary>
    public static string Clause(string verb, IReadOnlyList<RowLoss> losses)
    {
        var parts = losses.Where(loss => loss.Reference is not null).Select(loss => loss.Part()).Distinct().ToList();
        var others = losses.Where(loss => loss.Reference is null).Select(loss => $"'{loss.Table}'").Distinct().ToList();
        if (others.Count > 0)
        {
            parts.Add($"{(parts.Count > 0 ? "with them " : "")}deletes rows of {string.Join(", ", others)}");
        }

        return $"{verb} '{losses[0].Target}' {string.Join(", ", parts)}";
    }

    private string Part() => this switch
    {
        { Column: { } column, Reference.OnDelete: "SET DEFAULT" } => $"sets '{Table}.{column}' to its default in every row that refers to it (ON DELETE SET DEFAULT)",
        { Column: { } column } => $"sets '{Table}.{column}' to NULL in every row that refers to it (ON DELETE SET NULL)",
        _ => $"deletes every row of '{Table}' that refers to it ('{string.Join(", ", Reference!.From)}', ON DELETE CASCADE)",
    };
}
