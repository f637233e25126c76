using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Writing;

/// <summary>
/// The scripts of a chunk, one behind the other in the order that <see cref="ManifestWriter"/> counts their offsets in:
/// for each migration its up script, then its down script.
/// </summary>
internal static class ScriptBlobWriter
{
    public static string Write(IReadOnlyList<SequencedMigration> migrations) => string.Concat(Texts(migrations));

    public static IReadOnlyList<string> Texts(IReadOnlyList<SequencedMigration> migrations)
    {
        var texts = new List<string>(migrations.Count);
        foreach (var migration in migrations)
        {
            texts.Add(migration.Up.Text);
            if (migration.Down is { } down)
            {
                texts.Add(down.Text);
            }
        }

        return texts;
    }
}
