using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Tool.Folders;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Naming;

/// <summary>Path and first text of the files that make the next migration: one, or an up and a down script.</summary>
internal static class NextScripts
{
    public static IReadOnlyList<NewScript> First(string name) => [new NewScript(NextPath.First(name), ScriptStart.Like(null))];

    /// <exception cref="Refusal">The folder's way of naming or ordering leaves no place for a new file.</exception>
    public static IReadOnlyList<NewScript> In(Folder folder, string name, DateTimeOffset now)
    {
        if (folder.Set.Source.Journal is { } journal)
        {
            throw new Refusal(
                "journal",
                $"'{Path.Combine(folder.Name, journal.Path)}' says which migrations there are and in which order, and the tool that keeps it "
                + "has to enter the new one: create it with that tool (drizzle-kit generate --custom).");
        }

        var model = folder.Set.Sequence.Migrations.LastOrDefault(migration => migration.Name.Version is not null);
        if (model is null)
        {
            return First(name);
        }

        IReadOnlyList<NewScript> scripts = [.. PathsOf(model).Select(path => Next(path, model, name, now, folder))];
        return ComesLast(scripts[0].Path, model) ? scripts : throw NoPlace(folder, model);
    }

    private static IEnumerable<string> PathsOf(SequencedMigration model) =>
        model.DownFile is { } down && down.Path != model.UpFile.Path ? [model.UpFile.Path, down.Path] : [model.UpFile.Path];

    private static NewScript Next(string path, SequencedMigration model, string name, DateTimeOffset now, Folder folder) =>
        new(NextPath.After(path, name, now) ?? throw NoPlace(folder, model), ScriptStart.Like(model.UpFile.Text));

    // The compiler's own reader has the last word: a file it would put elsewhere, or read as a down script, is not created.
    private static bool ComesLast(string path, SequencedMigration model) =>
        FileNameReader.Read(path) is { Version: { } version, Direction: not ScriptDirection.Down }
        && version.CompareTo(model.Name.Version) > 0;

    private static Refusal NoPlace(Folder folder, SequencedMigration model) => new(
        "noNextName",
        $"What comes after '{Path.Combine(folder.Name, model.UpFile.Path)}' cannot be told from its name with the name you gave. "
        + "Give another name, or create the file by hand.");
}
