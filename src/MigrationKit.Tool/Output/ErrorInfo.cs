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

    /// <summary>The back-up from before the run.</summary>
    public string? Backup { get; init; }

    /// <param name="failure">What the runtime threw.</param>
    /// <param name="folder">What its paths are relative to; null where it knows of no folder.</param>
    public static ErrorInfo Of(MigrationException failure, string? folder) => new(Word(failure.Kind), Reworded(failure.Message, failure.File, folder))
    {
        Migration = failure.MigrationId,
        File = InFolder(failure.File, folder),
        Line = failure.Line,
        Column = failure.Column,
        ExpectedChecksum = failure.ExpectedChecksum,
        FoundChecksum = failure.FoundChecksum,
        Committed = failure.Committed,
        Backup = failure.BackupPath,
    };

    public static ErrorInfo Of(ValidationFinding finding, string? folder) => new(Word(finding.Kind), Reworded(finding.Message, finding.File, folder))
    {
        Migration = finding.MigrationId,
        File = InFolder(finding.File, folder),
        Line = finding.Line,
        Column = finding.Column,
        ExpectedChecksum = finding.ExpectedChecksum,
        FoundChecksum = finding.FoundChecksum,
    };

    private static string Word(MigrationErrorKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    // The runtime knows files by their place in the set; here they can be clicked on, or pasted.
    private static string Reworded(string message, string? file, string? folder) =>
        CommandLineTerms.In(file is null || folder is null
            ? message
            : message
                .Replace(file + "(", InFolder(file, folder) + "(", StringComparison.Ordinal)
                .Replace($"git checkout -- \"*{file}\"", "git checkout -- " + Argument(InFolder(file, folder)!), StringComparison.Ordinal));

    private static string Argument(string value) => value.Contains(' ', StringComparison.Ordinal) ? $"\"{value}\"" : value;

    private static string? InFolder(string? file, string? folder) =>
        file is null || folder is null ? file : Path.Combine(folder, file);
}
