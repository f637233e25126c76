using System.Text;
using MigrationKit.Compiler.Writing;

namespace MigrationKit.Tool.Folders;

/// <summary>
/// Makes of a compiled folder the set that the runtime takes, through the very bytes that the generator compiles in
/// (docs/formats.md): what runs from here is what would run from the app.
/// </summary>
internal static class FolderSet
{
    public static MigrationSet Of(Folder folder, string name)
    {
        var migrations = folder.Set.Sequence.Migrations;
        var chunks = migrations
            .Chunk(MigrationChunk.Size)
            .Select(chunk => (
                Manifest: Encoding.UTF8.GetBytes(ManifestWriter.Write(chunk)),
                Scripts: Encoding.UTF8.GetBytes(ScriptBlobWriter.Write(chunk))))
            .ToArray();
        var ids = Encoding.UTF8.GetBytes(ManifestWriter.WriteIds(migrations.Select(migration => migration.Id)));
        return new MigrationSet(
            name,
            folder.Set.Sequence.ChainHead,
            migrations.Count,
            () => ids,
            (chunk, part) => part == MigrationBlobPart.Manifest ? chunks[chunk].Manifest : chunks[chunk].Scripts);
    }
}
