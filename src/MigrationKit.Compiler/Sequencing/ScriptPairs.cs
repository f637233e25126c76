using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>
/// Each up script with its down script, in version order, then repeatables by id. <see cref="Orphans"/> are the down files
/// without an up: they run nowhere, but their numbers are taken.
/// </summary>
internal sealed record ScriptPairs(List<SequencedMigration> Migrations, List<MigrationFileName> Orphans)
{
    public static ScriptPairs Of(EquatableArray<ParsedFile> files, List<SequenceFact> facts)
    {
        var ups = new Dictionary<string, ParsedFile>(StringComparer.Ordinal);
        var downs = new Dictionary<string, ParsedFile>(StringComparer.Ordinal);
        foreach (var file in ByPath(files))
        {
            if (file.Name is null)
            {
                // A rule says so.
            }
            else if (file.Name.Direction == ScriptDirection.Down)
            {
                Register(downs, file, facts);
            }
            else if (file.Up is not null)
            {
                Register(ups, file, facts);
            }
        }

        var migrations = ups.Values.Select(up => Pair(up, downs, facts)).ToList();
        if (!IsSorted(migrations))
        {
            migrations.Sort(Compare);
        }

        return new ScriptPairs(migrations, OrphansOf(ups, downs, facts));
    }

    // A host mostly has them sorted, and a look is cheaper than a sort.
    private static IEnumerable<ParsedFile> ByPath(EquatableArray<ParsedFile> files)
    {
        for (var i = 1; i < files.Count; i++)
        {
            if (Utf8Order.Instance.Compare(files[i - 1].File.Path, files[i].File.Path) > 0)
            {
                return files.OrderBy(file => file.File.Path, Utf8Order.Instance);
            }
        }

        return files;
    }

    private static void Register(Dictionary<string, ParsedFile> byId, ParsedFile file, List<SequenceFact> facts)
    {
        var id = file.Name!.Id;
        if (byId.TryGetValue(id, out var first))
        {
            facts.Add(new SequenceFact(SequenceFactKind.DuplicateId, file.File.Path, id, first.File.Path));
            return;
        }

        byId.Add(id, file);
    }

    private static SequencedMigration Pair(ParsedFile file, Dictionary<string, ParsedFile> downs, List<SequenceFact> facts)
    {
        var name = file.Name!;
        if (file.Up!.Directives.Any(directive => directive.Name == DirectiveName.Repeatable))
        {
            name = name with { Kind = MigrationKind.Repeatable, Version = null };
        }

        if (!downs.TryGetValue(name.Id, out var down))
        {
            return new SequencedMigration(0, name, file.File, file.Up, file.Down is null ? null : file.File, file.Down, false);
        }

        if (file.Down is null)
        {
            return new SequencedMigration(0, name, file.File, file.Up, down.File, down.Down, false);
        }

        facts.Add(new SequenceFact(SequenceFactKind.DuplicateId, down.File.Path, name.Id, file.File.Path));
        return new SequencedMigration(0, name, file.File, file.Up, file.File, file.Down, false);
    }

    private static List<MigrationFileName> OrphansOf(
        Dictionary<string, ParsedFile> ups, Dictionary<string, ParsedFile> downs, List<SequenceFact> facts)
    {
        var orphans = downs.Values.Where(down => !ups.ContainsKey(down.Name!.Id)).ToList();
        if (orphans.Count == 0)
        {
            return [];
        }

        var byVersion = ups.Values.Where(up => up.Name!.Version is not null).ToLookup(up => up.Name!.Version);
        foreach (var down in orphans)
        {
            var sameVersion = byVersion[down.Name!.Version].Take(2).ToList();
            var other = sameVersion.Count == 1 ? sameVersion[0].Name!.Id : "";
            facts.Add(new SequenceFact(SequenceFactKind.DownWithoutUp, down.File.Path, down.Name.Id, other));
        }

        return orphans.Select(orphan => orphan.Name!).ToList();
    }

    // Paths and versions mostly agree on the order, and a look is cheaper than a sort.
    private static bool IsSorted(List<SequencedMigration> migrations)
    {
        for (var i = 1; i < migrations.Count; i++)
        {
            if (Compare(migrations[i - 1], migrations[i]) > 0)
            {
                return false;
            }
        }

        return true;
    }

    private static int Compare(SequencedMigration one, SequencedMigration two)
    {
        var order = one.Name.Kind.CompareTo(two.Name.Kind);
        if (order == 0 && one.Name.Version is not null)
        {
            order = one.Name.Version.CompareTo(two.Name.Version);
        }

        return order != 0 ? order : Utf8Order.Instance.Compare(one.Id, two.Id);
    }
}
