using System.Globalization;
using System.Text;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Writing;

/// <summary>
/// Writes the manifest of a chunk, version 1 (docs/formats.md). The runtime reads it with ManifestLine;
/// RoundTripTests hold the two together.
/// </summary>
internal static class ManifestWriter
{
    public static string Write(IReadOnlyList<SequencedMigration> migrations, IReadOnlyList<string> impacts)
    {
        var manifest = new StringBuilder();
        var offset = 0;
        for (var i = 0; i < migrations.Count; i++)
        {
            WriteLine(manifest, migrations[i], impacts[i], ref offset);
        }

        return manifest.ToString();
    }

    /// <summary>The ids of a set, each behind its length as a character; the runtime lists a set by them alone.</summary>
    public static string WriteIds(IEnumerable<string> ids) => string.Concat(ids.Select(id => (char)id.Length + id));

    private static void WriteLine(StringBuilder manifest, SequencedMigration migration, string impact, ref int offset)
    {
        manifest.Append(EscapeField(migration.Id)).Append('\t');
        manifest.Append(migration.Name.Kind == MigrationKind.Repeatable ? 'r' : 'v').Append('\t');
        manifest.Append(migration.Name.Version?.ToString()).Append('\t');
        manifest.Append(migration.Up.Checksum).Append('\t');
        manifest.Append(migration.Up.Fingerprint).Append('\t');
        manifest.Append(impact).Append('\t');
        WriteScript(manifest, migration.UpFile, migration.Up, ref offset);
        manifest.Append('\t');
        if (migration is { DownFile: { } downFile, Down: { } down })
        {
            WriteScript(manifest, downFile, down, ref offset);
        }

        manifest.Append('\n');
    }

    private static void WriteScript(StringBuilder manifest, SqlFile file, SqlScript script, ref int offset)
    {
        var length = Encoding.UTF8.GetByteCount(script.Text);
        var transaction = script.Transaction;
        manifest.Append(EscapePart(file.Path)).Append('|');
        manifest.Append(Number(script.FirstLine)).Append('|');
        manifest.Append(Number(offset)).Append('|');
        manifest.Append(Number(length)).Append('|');
        manifest.Append(Word(transaction.Behaviour)).Append('|');
        manifest.Append(transaction.ForeignKeysOff ? "fk" : "").Append('|');
        manifest.Append(EscapePart(transaction.Reason)).Append('|');
        manifest.Append(Number(script.Statements.Count)).Append('|');
        if (transaction.LeftOut.Count > 0)
        {
            manifest.Append(string.Join(",", transaction.LeftOut.Select(index => Number(script.Statements[index].ByteStart))));
        }

        for (var i = 0; i < script.Directives.Count; i++)
        {
            manifest.Append('|').Append(EscapePart(Text(file, script.Directives[i])));
        }

        offset += length;
    }

    private static string Text(SqlFile file, Directive directive)
    {
        var place = SourceRange.Of(file.Text, directive.Span);
        var position = $"{directive.Name}@{Number(directive.ByteOffset)}:{Number(place.StartLine)}:{Number(place.StartColumn)}";
        return directive.Value.Length == 0 ? position : $"{position} {directive.Value}";
    }

    private static string Word(TransactionBehaviour behaviour) => behaviour switch
    {
        TransactionBehaviour.Inside => "inside",
        TransactionBehaviour.Own => "own",
        TransactionBehaviour.Reenters => "reenters",
        _ => "outside",
    };

    private static string EscapePart(string text) => EscapeField(text).Replace("|", "\\p");

    private static string EscapeField(string text) => text.Replace("\\", "\\\\").Replace("\t", "\\t").Replace("\n", "\\n");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
