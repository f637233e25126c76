using System.Security.Cryptography;
using System.Text;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Tests.Sequencing;

/// <summary>
/// Sets made of paths and texts, without the parser: what stands behind '--' is look, the rest is SQL;
/// '-- migration:repeatable' and '-- migration:down' are known.
/// </summary>
internal static class SetOf
{
    private const string DownMarker = "-- migration:down\n";

    public static MigrationSequence Paths(params string[] paths) => Sequence(paths.Select(path => File(path, $"SELECT '{path}';\n")));

    public static MigrationSequence Sequence(IEnumerable<ParsedFile> files, string? journal = null, params SqlFile[] locks) =>
        Sequencer.Sequence(
            files.ToEquatableArray(), journal is null ? null : new SqlFile("meta/_journal.json", journal), locks.Select(LockFileReader.Read).ToEquatableArray());

    public static ParsedFile File(string path, string text)
    {
        var name = FileNameReader.Read(path);
        var marker = text.IndexOf(DownMarker, StringComparison.Ordinal);
        var isDown = name?.Direction == ScriptDirection.Down;
        var first = Script(marker < 0 ? text : text[..marker]);
        var second = marker < 0 ? null : Script(text[(marker + DownMarker.Length)..]);
        return new ParsedFile(
            new SqlFile(path, text), name, isDown ? null : first, isDown ? first : second, EquatableArray<Fault>.Empty);
    }

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static SqlScript Script(string text)
    {
        var sql = string.Join('\n', text.Split('\n').Select(line => line.Split("--")[0].Trim()).Where(line => line.Length > 0));
        var directives = text.Contains("-- migration:repeatable", StringComparison.Ordinal)
            ? new Directive[] { new("repeatable", "", new TextSpan(0, 0), 0) }
            : [];
        return new SqlScript(
            text,
            new TextSpan(0, text.Length),
            1,
            EquatableArray<Statement>.Empty,
            directives.ToEquatableArray(),
            Hash(text),
            Hash(string.Concat(directives.Select(directive => directive.Name)) + sql),
            ScriptTransaction.Plain);
    }
}
