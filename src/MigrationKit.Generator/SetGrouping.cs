using System.Collections.Immutable;
using MigrationKit.Compiler;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Compiler.Writing;

namespace MigrationKit.Generator;

/// <summary>Parts the project's files by set. A set whose files did not change comes out equal, and nothing behind it runs again.</summary>
internal static class SetGrouping
{
    public static ImmutableArray<ProjectSet> Group((ImmutableArray<ParsedSetFile> Files, ProjectSettings Settings) input, CancellationToken cancellationToken)
    {
        var sets = input.Files
            .GroupBy(file => file.Origin.Set)
            .OrderBy(set => set.Key.Folder, StringComparer.Ordinal)
            .ToList();
        var clashes = SetNameClash.Check(sets.Where(HasMigration).Select(set => set.Key)).ToLookup(problem => problem.Path, StringComparer.Ordinal);
        var hintFolders = new HintFolders();
        var emitted = new List<SetLocation>();
        var projectSets = ImmutableArray.CreateBuilder<ProjectSet>(sets.Count);
        foreach (var set in sets)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var projectSet = Create(set.Key, set, input.Settings, hintFolders);
            // A clash is about the folder as a whole: its problem stands at the folder.
            var problems = projectSet.Problems.Concat(clashes[set.Key.Folder].Select(problem => problem with { Path = "" }));
            var isEmitted = HasMigration(set) && !emitted.Exists(other => SetNameClash.IsOfClass(other, set.Key));
            emitted.AddRange(isEmitted ? [set.Key] : []);
            projectSets.Add(projectSet with { Problems = problems.ToEquatableArray(), IsEmitted = isEmitted });
        }

        return projectSets.ToImmutable();
    }

    private static bool HasMigration(IEnumerable<ParsedSetFile> files) => files.Any(file => file.Origin.IsMigration);

    // Only the one beside the lock file: a folder below may hold another program's.
    private static bool IsSnapshot(ParsedSetFile file) =>
        string.Equals(file.Origin.File.Path, SchemaSnapshot.FileName, StringComparison.OrdinalIgnoreCase);

    // MSBuild hands them over sorted, and a look is cheaper than a sort.
    private static List<ParsedSetFile> Sorted(IEnumerable<ParsedSetFile> unsorted)
    {
        var files = unsorted.ToList();
        for (var i = 1; i < files.Count; i++)
        {
            if (ByPath(files[i - 1], files[i]) > 0)
            {
                files.Sort(ByPath);
                break;
            }
        }

        return files;
    }

    private static int ByPath(ParsedSetFile left, ParsedSetFile right) => string.CompareOrdinal(left.Origin.File.Path, right.Origin.File.Path);

    private static ProjectSet Create(
        SetLocation location, IEnumerable<ParsedSetFile> unsorted, ProjectSettings settings, HintFolders hintFolders)
    {
        var files = Sorted(unsorted);
        var @namespace = string.Join(".", new[] { settings.RootNamespace, location.Namespace }.Where(part => part.Length > 0));
        var parsed = files.Where(file => file.Parsed is not null).Select(file => file.Parsed!).ToEquatableArray();
        var source = new SetSource(
            location.Folder,
            parsed.Select(file => file.File).ToEquatableArray(),
            files.FirstOrDefault(file => file.Origin.Kind == SetFileKind.Journal)?.Origin.File,
            files.Where(file => file.Origin.Kind == SetFileKind.LockFile).Select(file => file.Origin.File).ToEquatableArray(),
            settings.Dialect,
            settings.IsContinuousIntegration)
        {
            MinimumSqlite = settings.MinimumSqlite,
            Snapshot = files.FirstOrDefault(IsSnapshot)?.Snapshot,
        };
        return new ProjectSet(
            location,
            new SetClass(@namespace, location.ClassName, settings.Accessibility),
            hintFolders.Of(location.Folder),
            files[0].Origin.Directory,
            source,
            parsed,
            files.Where(file => file.Lock is not null).Select(file => file.Lock!).ToEquatableArray(),
            files.Where(file => file.Fault is not null).Select(file => file.Fault!).ToEquatableArray(),
            IsEmitted: false,
            settings.AnalyzersRun);
    }
}
