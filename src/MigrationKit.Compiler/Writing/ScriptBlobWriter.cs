using System.Text;
using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Writing;

/// <summary>
/// The scripts of a chunk, one behind the other in the order that <see cref="ManifestWriter"/> counts their offsets in:
/// for each migration its up script, then its down script.
/// </summary>
internal static class ScriptBlobWriter
{
    public static string Write(IReadOnlyList<SequencedMigration> migrations)
    {
        var scripts = new StringBuilder();
        foreach (var migration in migrations)
        {
            scripts.Append(migration.Up.Text);
            scripts.Append(migration.Down?.Text);
        }

        return scripts.ToString();
    }
}
