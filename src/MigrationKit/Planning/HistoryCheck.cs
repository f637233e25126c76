namespace MigrationKit;

/// <summary>Is the history in itself, and is it this set's? What is found here makes everything after it doubtful, so it comes first.</summary>
internal static class HistoryCheck
{
    /// <param name="history">The history.</param>
    /// <param name="request">What is asked for: only what goes forwards may meet a newer database.</param>
    /// <param name="repaired">Ids that a person vouches for: their row was deleted on purpose, or is about to be written again.</param>
    /// <param name="newer">Ids that this program does not know and can live with: a newer program has only added.</param>
    public static List<ValidationFinding> Run(AppliedHistory history, PlanRequest request, IReadOnlyList<string> repaired, out IReadOnlyList<string> newer)
    {
        var database = request.Database;
        newer = [];
        var findings = new List<ValidationFinding>();
        if (history.Rows.Count == 0)
        {
            FindOtherName(history, database, findings);
            return findings;
        }

        newer = CheckUnknown(history, request, findings);
        CheckRows(history, database, findings);
        CheckNewest(history, repaired, database, findings);
        return findings;
    }

    // Without this, a renamed folder would start from nothing and run its first migration against the tables it once made.
    private static void FindOtherName(AppliedHistory history, string database, List<ValidationFinding> findings)
    {
        var first = history.Index.Set[0];
        var namesake = history.OtherSets.FirstOrDefault(row =>
            row.Ordinal == 1
            && string.Equals(row.Id, first.Id, StringComparison.Ordinal)
            && string.Equals(row.Checksum, first.Checksum, StringComparison.Ordinal));
        if (namesake is not null)
        {
            findings.Add(Refusals.SetRenamed(history.SetName, namesake.Set, first, database));
        }
    }

    private static IReadOnlyList<string> CheckUnknown(AppliedHistory history, PlanRequest request, List<ValidationFinding> findings)
    {
        var database = request.Database;
        // A repeatable that the set no longer has is only listed (docs/decisions/0007), unless its script has not ended: then only
        // the program that has it can bring the database into a known state.
        var unknown = history.Rows.Where(row =>
            history.Index.Find(row.Id) is null && (row.Kind == HistoryKind.Started || !history.Index.IsRepeatable(row))).ToList();
        if (unknown.Count == 0)
        {
            return [];
        }

        var lastKnown = history.Rows
            .Where(row => history.Index.Find(row.Id) is { Kind: MigrationKind.Versioned })
            .Select(row => row.Ordinal).DefaultIfEmpty(0).Max();
        findings.AddRange(unknown.Where(row => row.Ordinal < lastKnown).Select(row => Refusals.Missing(row, history.SetName, database)));
        var newer = unknown.Where(row => row.Ordinal > lastKnown).ToList();
        if (newer.Count == 0)
        {
            return [];
        }

        var lacking = history.Index.Set
            .Where(migration => migration.Kind == MigrationKind.Versioned && history.Latest(migration.Id) is null)
            .Select(migration => migration.Id).ToList();
        if (request.Goal == PlanGoal.Migrate && lacking.Count == 0 && newer.TrueForAll(OnlyAdded))
        {
            return newer.ConvertAll(row => row.Id);
        }

        findings.Add(Refusals.Newer(newer, lacking, history.SetName, database));
        return [];
    }

    // A script that has not ended has not shown what it does; only the program that has it can finish it.
    private static bool OnlyAdded(HistoryRow row) => row.Impact == MigrationImpact.Additive && row.Kind != HistoryKind.Started;

    private static void CheckRows(AppliedHistory history, string database, List<ValidationFinding> findings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var chain = new AppliedChain(history.Index);

        // The order of what this program does not know is not known either, nor is the chain from there on.
        var chainIsKnown = true;
        for (var i = 0; i < history.Rows.Count; i++)
        {
            var row = history.Rows[i];
            if (row.Ordinal != i + 1)
            {
                findings.Add(Refusals.Inconsistent(
                    row, $"its row has ordinal {row.Ordinal} where {i + 1} was expected: a row was deleted or added by hand{Missed(history, row)}", database));
                return;
            }

            if (row.Kind == HistoryKind.Started && i < history.Rows.Count - 1)
            {
                findings.Add(Refusals.Inconsistent(row, "its row says that its script has not ended, yet later rows follow", database));
            }

            if (history.Index.Find(row.Id) is { } migration && IsOfAnotherKind(row, migration))
            {
                findings.Add(Refusals.Inconsistent(row, "its row is of another kind than the migration: it was edited by hand", database));
            }

            if (!seen.Add(row.Id) && !history.Index.IsRepeatable(row))
            {
                findings.Add(Refusals.Inconsistent(row, "it is recorded as applied more than once", database));
            }

            chainIsKnown &= history.Index.Find(row.Id) is not null || history.Index.IsRepeatable(row);
            chain.Add(row);
            var expected = row.Kind == HistoryKind.Started ? ChainHead.Empty : chain.Head;
            if (chainIsKnown && !string.Equals(row.Chain, expected, StringComparison.Ordinal))
            {
                findings.Add(Refusals.Inconsistent(
                    row, "its row does not fit the rows before it: a row was edited or deleted by hand, or the order of the set has changed", database));
                return;
            }
        }
    }

    // The same text is of the same kind: what makes it repeatable is its id or in its text.
    private static bool IsOfAnotherKind(HistoryRow row, Migration migration) =>
        row.Kind is HistoryKind.Versioned or HistoryKind.Repeatable
        && (row.Kind == HistoryKind.Repeatable) != (migration.Kind == MigrationKind.Repeatable)
        && string.Equals(row.Checksum, migration.Checksum, StringComparison.Ordinal);

    // Which row it was, no row says; the set does, where one is without a row that comes before this one.
    private static string Missed(AppliedHistory history, HistoryRow row) =>
        history.Index.Find(row.Id) is { } found
        && history.Index.Set.FirstOrDefault(other => other.Ordinal < found.Ordinal && other.Kind == MigrationKind.Versioned && history.Latest(other.Id) is null) is { } missed
            ? $" ('{missed.Id}' has none)"
            : "";

    // What was deleted from the end leaves a chain that is sound, and would run again: a script that only changes data, twice.
    private static void CheckNewest(AppliedHistory history, IReadOnlyList<string> repaired, string database, List<ValidationFinding> findings)
    {
        var (first, last) = (history.Rows[0], history.Rows[^1]);
        if (history.Lost is { } lost)
        {
            var ids = LostMigrations.Of(history);
            if (ids.Any(id => !repaired.Contains(id, StringComparer.Ordinal)))
            {
                findings.Add(Refusals.RowsLost(lost, ids, last, history, database));
            }
        }
        else if (findings.Count == 0 && first.Newest is { } mark && NewestRow.Of(mark)?.Is(last) != true)
        {
            findings.Add(Refusals.Inconsistent(last, $"the first row names '{mark}' as the newest: a row was edited or added by hand", database));
        }
    }
}
