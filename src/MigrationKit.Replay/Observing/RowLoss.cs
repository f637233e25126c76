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
        var direct = losses.Where(loss => loss.Reference is not null).GroupBy(loss => loss.Effect())
            .Select(same => $"{same.Key} in {string.Join(", ", same.Select(loss => loss.Place()).Distinct())}");
        var others = losses.Where(loss => loss.Reference is null).Select(loss => $"'{loss.Table}'").Distinct().ToList();
        var parts = direct.Concat(others.Count == 0 ? [] : [$"takes rows of {string.Join(", ", others)} along, which refer to it through other tables"]);
        return $"{verb} '{losses[0].Target}' {string.Join("; ", parts)}";
    }

    private string Effect() => this switch
    {
        { Column: not null, Reference.OnDelete: "SET DEFAULT" } => $"sets every reference to {Referred()} to its default (ON DELETE SET DEFAULT)",
        { Column: not null } => $"sets every reference to {Referred()} to NULL (ON DELETE SET NULL)",
        _ => "deletes every row that refers to it (ON DELETE CASCADE)",
    };

    private string Referred() =>
        Reference!.Parent.Equals(Target, StringComparison.OrdinalIgnoreCase) ? "it" : $"rows of '{Reference.Parent}' that go with it";

    private string Place() => $"'{Table}.{Column ?? string.Join(", ", Reference!.From)}'";
}
