using System.Text;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>Writes schema.snapshot, version 1 (docs/formats.md).</summary>
internal static class SnapshotWriter
{
    /// <param name="engine">What ran the migrations: 'SQLite 3.35.5'. Never a path of a machine.</param>
    /// <param name="lines">The lines that state the schema, with origins (<see cref="SchemaOrigins"/>).</param>
    /// <param name="impacts">The migrations in order.</param>
    /// <param name="baseline">The fingerprint of the baseline that they ran on; null without one.</param>
    public static string Write(string engine, IEnumerable<string> lines, IEnumerable<SnapshotImpact> impacts, string? baseline = null)
    {
        var text = new StringBuilder();
        text.Append(SnapshotText.Header).Append('\n');
        text.Append(SnapshotText.EngineStart).Append(engine).Append('\n');
        foreach (var line in lines)
        {
            text.Append(line[0] == ' ' ? "" : "\n").Append(line).Append('\n');
        }

        if (baseline is not null)
        {
            text.Append('\n').Append(SnapshotText.BaselineStart).Append(baseline).Append('\n');
        }

        text.Append('\n').Append(SnapshotText.Migrations).Append('\n');
        foreach (var impact in impacts)
        {
            text.Append("  ").Append(LockFileText.Escape(impact.Id)).Append(LockFileText.Separator).Append(impact.Impact).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>
    /// Whether two files say the same: comments, the engine among them, and empty lines do not count, so that two developers with
    /// different engines do not write the file to and fro.
    /// </summary>
    public static bool SayTheSame(string one, string other) => one == other || Saying(one).SequenceEqual(Saying(other), StringComparer.Ordinal);

    private static IEnumerable<string> Saying(string text) =>
        text.Replace("\r\n", "\n").Split('\n').Where((line, at) => line.Length > 0 && (at == 0 || line[0] != '#'));
}
