namespace MigrationKit;

/// <summary>One reason why a run would be refused.</summary>
/// <param name="Kind">What stands against it.</param>
/// <param name="Message">What was found, where, and what to do next.</param>
public sealed record ValidationFinding(MigrationErrorKind Kind, string Message)
{
    /// <summary>The migration's id, where one is at fault.</summary>
    public string? MigrationId { get; init; }

    /// <summary>The SQL file, relative to the set's folder; null where the set does not have the migration.</summary>
    public string? File { get; init; }

    /// <summary>Line in <see cref="File"/>, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>Column in <see cref="File"/>, from 1, in UTF-16 units.</summary>
    public int? Column { get; init; }

    /// <summary>The checksum that was applied.</summary>
    public string? ExpectedChecksum { get; init; }

    /// <summary>The checksum that the program has.</summary>
    public string? FoundChecksum { get; init; }

    /// <summary>The message.</summary>
    public override string ToString() => Message;

    // The first finding speaks for all, because it is usually the cause of the others.
    internal static MigrationException ToException(IReadOnlyList<ValidationFinding> findings)
    {
        var first = findings[0];
        var more = findings.Count == 1
            ? ""
            : FormattableString.Invariant($" ({findings.Count - 1} more found; the exception's Findings list them.)");
        return new MigrationException(first.Kind, first.Message + more)
        {
            MigrationId = first.MigrationId,
            File = first.File,
            Line = first.Line,
            Column = first.Column,
            ExpectedChecksum = first.ExpectedChecksum,
            FoundChecksum = first.FoundChecksum,
            Findings = findings,
        };
    }
}
