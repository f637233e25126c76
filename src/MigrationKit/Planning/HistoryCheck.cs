namespace MigrationKit;

/// <summary>Is the history in itself, and is it this set's? What is found here makes everything after it doubtful, so it comes first.</summary>
internal static class HistoryCheck
{
    /// <param name="history">The history.</param>
    /// <param name="request">What is asked for: only what goes forwards may meet a newer database.</param>
    /// <param name="newer">Ids that this program does not know and can live with: a newer program has only added.</param>
    public static List<ValidationFinding> Run(AppliedHistory history, PlanRequest request, out IReadOnlyList<string> newer)
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
                findings.Add(Refusals.Inconsistent(row, $"its row has ordinal {row.Ordinal} where {i + 1} was expected: a row was deleted or added by hand", database));
                return;
            }

            if (row.Kind == HistoryKind.Started && i < history.Rows.Count - 1)
            {
                findings.Add(Refusals.Inconsistent(row, "its row says that its script has not ended, yet later rows follow", database));
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
}
