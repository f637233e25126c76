using MigrationKit.Compiler;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Parsing.Hazards;
using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Replay.Caching;

/// <summary>A lock file, or a script that has shipped, with what the order of the set and the rules for later scripts need of it.</summary>
internal sealed record KnownFile(FileStamp Stamp, ParsedFile? Script, LockFile? Lock)
{
    /// <summary>
    /// Whether that is all that there is to say: no fault, which has a place in the text, and no directive, which may concern others.
    /// A script that writes the schema itself is looked for in its text.
    /// </summary>
    public bool IsAllThereIs() => Lock is not null
        ? Lock is { IsWhole: true, Faults.Count: 0 }
        : Script is { Name: not null, File.IsValidUtf8: true, Faults.Count: 0 } && IsPlain(Script.Up) && IsPlain(Script.Down);

    /// <summary>A script without its text and without what only its text explains.</summary>
    public static SqlScript Without(string checksum, string fingerprint, EquatableArray<StatementFact> facts) =>
        new("", default, 1, default, default, checksum, fingerprint, Compiler.Parsing.ScriptTransaction.Plain) { Facts = facts };

    private static bool IsPlain(SqlScript? script) =>
        script is null || (script.Directives.Count == 0 && !script.Text.Contains("writable_schema", StringComparison.OrdinalIgnoreCase));
}
