namespace MigrationKit;

/// <summary>How long a statement took in a rehearsal.</summary>
/// <param name="MigrationId">The migration.</param>
/// <param name="Statement">Which of the statements and steps that it runs, from 1.</param>
/// <param name="Duration">How long.</param>
public sealed record RehearsedStatement(string MigrationId, int Statement, TimeSpan Duration)
{
    /// <summary>The script's file, relative to the set's folder, with '/'; null where the migration is none of the set.</summary>
    public string? File { get; init; }

    /// <summary>The line of <see cref="File"/> that it begins at, from 1; null where that is not known.</summary>
    public int? Line { get; init; }

    /// <summary>The statement for a person: <c>0005_add_email statement 2 at 0005_add_email.sql(3): 12.5 ms</c>.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{MigrationId} statement {Statement}{(Line is { } line ? $" at {File}({line.ToString(System.Globalization.CultureInfo.InvariantCulture)})" : "")}: {Number.Time(Duration)}");
}
