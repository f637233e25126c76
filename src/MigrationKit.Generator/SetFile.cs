using System.Collections.Immutable;
using MigrationKit.Compiler.Discovery;
using Microsoft.CodeAnalysis;

namespace MigrationKit.Generator;

/// <summary>
/// A file of a set as the compiler handed it over. <see cref="Directory"/> is the set's folder as it stands in the file's own
/// path, for diagnostics only. Cached: strings and flags only.
/// </summary>
internal sealed record SetFile(SetLocation Set, string Directory, SetFileKind Kind, SqlFile File)
{
    /// <returns>The file, or nothing where it belongs to no set.</returns>
    public static ImmutableArray<SetFile> Read(AdditionalText additional, ProjectSettings settings, CancellationToken cancellationToken)
    {
        var kind = SetFileKinds.Of(additional.Path);
        if (kind is SetFileKind.Other or SetFileKind.Snapshot)
        {
            return [];
        }

        var path = RelativePath.Of(settings.Directory, additional.Path);
        if (Locate(path, settings) is not { } set || additional.GetText(cancellationToken) is not { } text)
        {
            return [];
        }

        var pathInSet = set.Folder.Length == 0 ? path : path.Substring(set.Folder.Length + 1);
        var directory = additional.Path.Substring(0, additional.Path.Length - pathInSet.Length);
        var file = new SqlFile(pathInSet, NormalisedText.Of(text.ToString()), Utf8Check.IsUtf8(text));
        return [new SetFile(set, directory, kind, file)];
    }

    private static SetLocation? Locate(string path, ProjectSettings settings)
    {
        foreach (var named in settings.NamedSets)
        {
            var folder = RelativePath.Of(settings.Directory, named.Folder + "/").TrimEnd('/');
            if (SetLocator.Locate(path, folder, named.Name) is { } set)
            {
                return set;
            }
        }

        return SetLocator.Locate(path);
    }
}
