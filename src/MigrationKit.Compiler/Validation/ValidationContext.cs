using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Validation;

/// <summary>
/// What the rules may look at. <see cref="SetFolder"/> is the folder as the user knows it ('Migrations').
/// <see cref="IsContinuousIntegration"/>: what is not locked is about to ship.
/// </summary>
internal sealed record ValidationContext(
    string SetFolder,
    EquatableArray<ParsedFile> Files,
    MigrationSequence Sequence,
    bool IsContinuousIntegration)
{
    /// <summary>A path of the set as the user would type it: 'Migrations/0001_initial.sql'.</summary>
    public string PathOf(string path) => SetFolder.Length == 0 ? path : SetFolder.TrimEnd('/') + "/" + path;

    /// <summary>The place of what concerns a file as a whole. The start where the text is not at hand (a journal).</summary>
    public SourceRange FirstLine(string path) =>
        Files.FirstOrDefault(file => file.File.Path == path) is { } found ? FirstLine(found.File) : new SourceRange(1, 1, 1, 1);

    public static SourceRange FirstLine(SqlFile file)
    {
        var end = file.Text.IndexOf('\n');
        return SourceRange.Of(file.Text, new TextSpan(0, end < 0 ? file.Text.Length : end));
    }
}
