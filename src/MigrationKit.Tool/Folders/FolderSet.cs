using System.Text;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Writing;

namespace MigrationKit.Tool.Folders;

/// <summary>
/// Makes of a compiled folder the set that the runtime takes, through the very bytes that the generator compiles in
/// (docs/formats.md): what runs from here is what would run from the app.
/// </summary>
internal static class FolderSet
{
    /// <param name="folder">The folder.</param>
    /// <param name="name">What the history is kept under.</param>
    /// <param name="steps">What stands in for C#; null: a script that asks for some is refused.</param>
    public static MigrationSet Of(Folder folder, string name, MigrationStepFinder? steps = null)
    {
        var migrations = folder.Set.Sequence.Migrations;
        var chunks = migrations
            .Chunk(MigrationChunk.Size)
            .Select(chunk => (
                Manifest: Encoding.UTF8.GetBytes(ManifestWriter.Write(chunk, MigrationImpacts.Of(chunk, folder.Set.Source.Snapshot, folder.Set.Sequence.LockFiles))),
                Scripts: Encoding.UTF8.GetBytes(ScriptBlobWriter.Write(chunk))))
            .ToArray();
        var ids = ManifestWriter.WriteIds(migrations.Select(migration => migration.Id));
        var schema = folder.Set.Source.Snapshot is { } snapshot ? Encoding.UTF8.GetBytes(string.Concat(snapshot.Lines.Select(line => line + "\n"))) : null;
        return new MigrationSet(
            name,
            folder.Set.Sequence.ChainHead,
            migrations.Count,
            ids,
            (chunk, part) => part switch
            {
                MigrationBlobPart.Manifest => chunks[chunk].Manifest,
                MigrationBlobPart.Schema => schema,
                _ => chunks[chunk].Scripts,
            },
            steps,
            folder.Set.Source.Snapshot is { } expected ? SchemaDigest.Of(expected.Lines) : null);
    }
}
