using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Generator;

/// <summary>
/// The set that the files of a folder belong to. <see cref="Directory"/> is the set's own folder as it begins their paths.
/// Files come folder by folder, so the last one is remembered: finding it anew for each was a tenth of reading a thousand files.
/// </summary>
internal sealed class SetFolder
{
    [ThreadStatic]
    private static SetFolder? _last;

    private readonly string _folder;
    private readonly ProjectSettings _settings;

    private SetFolder(string folder, ProjectSettings settings, SetLocation set, string directory)
    {
        (_folder, _settings) = (folder, settings);
        (Set, Directory) = (set, directory);
    }

    public SetLocation Set { get; }

    public string Directory { get; }

    /// <returns>Null for a file of no set.</returns>
    public static SetFolder? Of(string file, ProjectSettings settings)
    {
        var length = Math.Max(file.LastIndexOf('/'), file.LastIndexOf('\\')) + 1;
        return _last is { } last && ReferenceEquals(last._settings, settings)
            && last._folder.Length == length && string.CompareOrdinal(file, 0, last._folder, 0, length) == 0
                ? last
                : _last = Find(file, length, settings);
    }

    private static SetFolder? Find(string file, int length, ProjectSettings settings)
    {
        var path = RelativePath.Of(settings.Directory, file);
        if (Locate(path, settings) is not { } set)
        {
            return null;
        }

        var inSet = set.Folder.Length == 0 ? path.Length : path.Length - set.Folder.Length - 1;
        return new SetFolder(file.Substring(0, length), settings, set, file.Substring(0, file.Length - inSet));
    }

    private static SetLocation? Locate(string path, ProjectSettings settings)
    {
        foreach (var named in settings.NamedSets)
        {
            if (SetLocator.Locate(path, RelativePath.Of(settings.Directory, named.Folder), named.Name) is { } set)
            {
                return set;
            }
        }

        return SetLocator.Locate(path);
    }
}
