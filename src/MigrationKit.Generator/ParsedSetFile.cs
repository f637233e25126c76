using MigrationKit.Compiler;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Validation;

namespace MigrationKit.Generator;

/// <summary>
/// A set's file with what it says by itself: one of <see cref="Parsed"/>, <see cref="Lock"/> and <see cref="Snapshot"/>, or none for a
/// journal, for a snapshot of another version, and where reading it failed.
/// Cached: records of strings, numbers and equatable arrays only.
/// </summary>
internal sealed record ParsedSetFile(SetFile Origin, ParsedFile? Parsed, Problem? Fault)
{
    public LockFile? Lock { get; init; }

    public SchemaSnapshot? Snapshot { get; init; }

    public static ParsedSetFile Parse(SetFile file, CancellationToken cancellationToken)
    {
        try
        {
            return file.Kind switch
            {
                SetFileKind.Script => new ParsedSetFile(file, MigrationCompiler.Parse(file.File, file.Dialect), null),
                SetFileKind.LockFile => new ParsedSetFile(file, null, null) { Lock = LockFileReader.Read(file.File) },
                SetFileKind.Snapshot => new ParsedSetFile(file, null, null) { Snapshot = SnapshotReader.Read(file.File.Text) },
                _ => new ParsedSetFile(file, null, file.Fault),
            };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new ParsedSetFile(file, null, OwnFault.Of(file.File.Path, exception));
        }
    }
}
