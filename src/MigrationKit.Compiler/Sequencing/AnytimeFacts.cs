using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Discovery.Naming;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>
/// Numbered scripts that are repeatable by their folder, in a set that nothing else shows to be grate's or RoundhousE's: whoever only sorts his
/// migrations into 'tables' and 'indexes' does not expect it.
/// </summary>
internal static class AnytimeFacts
{
    public static void Add(List<SequencedMigration> migrations, List<SequenceFact> facts)
    {
        var found = new List<SequenceFact>();
        foreach (var migration in migrations)
        {
            var path = migration.UpFile.Path;
            if (migration.Name.Style == FileNameReader.AnytimeFolder && FileNameReader.ReadByFileAlone(path)?.Version is { } version)
            {
                found.Add(new SequenceFact(SequenceFactKind.VersionInAnytimeFolder, path, version.ToString(), AnytimeFolderStyle.FolderOf(path)));
            }
        }

        // Folders are taken apart only where there is something to say.
        if (found.Count > 0 && !migrations.Exists(migration => AnytimeFolderStyle.ShowsItsTool(migration.UpFile.Path)))
        {
            facts.AddRange(found);
        }
    }
}
