using MigrationKit.Compiler;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Validation;

namespace MigrationKit.Generator;

/// <summary>
/// A set's file with what it says by itself; <see cref="Parsed"/> is null for lock files and journals, and where parsing failed.
/// Cached: records of strings, numbers and equatable arrays only.
/// </summary>
internal sealed record ParsedSetFile(SetFile Origin, ParsedFile? Parsed, Problem? Fault)
{
    public static ParsedSetFile Parse(SetFile file, CancellationToken cancellationToken)
    {
        if (file.Kind != SetFileKind.Script)
        {
            return new ParsedSetFile(file, null, file.Fault);
        }

        try
        {
            return new ParsedSetFile(file, MigrationCompiler.Parse(file.File, file.Dialect), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new ParsedSetFile(file, null, OwnFault.Of(file.File.Path, exception));
        }
    }
}
