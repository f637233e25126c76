using System.Text.Json;

namespace MigrationKit.Tool.Output;

/// <summary>Why a command was refused or failed; the facts of a <see cref="MigrationException"/> where there was one.</summary>
internal sealed record ErrorInfo(string Kind, string Message)
{
    public string? Migration { get; init; }

    public string? File { get; init; }

    public int? Line { get; init; }

    public int? Column { get; init; }

    public string? ExpectedChecksum { get; init; }

    public string? FoundChecksum { get; init; }

    /// <summary>Ids that were committed before the failure; null where the question does not arise.</summary>
    public IReadOnlyList<string>? Committed { get; init; }

    public static ErrorInfo Of(MigrationException failure) => new(Word(failure.Kind), CommandLineTerms.In(failure.Message))
    {
        Migration = failure.MigrationId,
        File = failure.File,
        Line = failure.Line,
        Column = failure.Column,
        ExpectedChecksum = failure.ExpectedChecksum,
        FoundChecksum = failure.FoundChecksum,
        Committed = failure.Committed,
    };

    public static ErrorInfo Of(ValidationFinding finding) => new(Word(finding.Kind), CommandLineTerms.In(finding.Message))
    {
        Migration = finding.MigrationId,
        File = finding.File,
        Line = finding.Line,
        Column = finding.Column,
        ExpectedChecksum = finding.ExpectedChecksum,
        FoundChecksum = finding.FoundChecksum,
    };

    private static string Word(MigrationErrorKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
