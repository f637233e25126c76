namespace MigrationKit;

/// <summary>What a validation has found, for a person who reads a log.</summary>
internal static class ValidationText
{
    private const int Shown = 8;

    public static string Of(ValidationReport report)
    {
        var (head, lines) = report.Findings.Count > 0
            ? ($"{Number.Of(report.Findings.Count, "finding")} against a run on {report.Database}:", report.Findings.Select(finding => finding.Message))
            : report.Drift.Count > 0
            ? ($"{Number.Of(report.Drift.Count, "difference")} between the schema of {report.Database} and the one that set '{report.Set}' makes:",
                report.Drift.Select(difference => difference.ToString()))
            : ($"Nothing stands against a run. {report.Status}", []);
        var all = lines.ToList();
        var more = all.Count > Shown ? [FormattableString.Invariant($"and {all.Count - Shown} more")] : Array.Empty<string>();
        return string.Join("\n  ", all.Take(Shown).Concat(more).Prepend(head));
    }
}
