namespace MigrationKit.Compiler.Discovery;

/// <summary>
/// A script's path taken apart once, for every style to look at. <see cref="Stem"/> has lost the extension (twice, for
/// 'x.sql.sql'); <see cref="Name"/> has also lost the direction.
/// </summary>
internal sealed class ScriptPath
{
    private static readonly string[] Extensions = [".sql", ".sqm"];

    // '.up' is always a direction; '_up' too, except behind 'V1__', where other tools take it as part of the description.
    private static readonly (string Suffix, ScriptDirection Direction)[] Suffixes =
    [
        (".up", ScriptDirection.Up),
        (".down", ScriptDirection.Down),
        ("_up", ScriptDirection.Up),
        ("_down", ScriptDirection.Down),
    ];

    private ScriptPath(string[] folders, string stem)
    {
        Folders = folders;
        Stem = stem;
        (Name, Direction) = SplitDirection(stem, Suffixes.Length);
    }

    public string[] Folders { get; }

    public string Stem { get; }

    public string Name { get; }

    public ScriptDirection Direction { get; }

    /// <summary>Null where the file is no script.</summary>
    public static ScriptPath? Of(string path)
    {
        var slash = path.LastIndexOf('/');
        var file = path.Substring(slash + 1);
        var stem = WithoutExtension(WithoutExtension(file));
        return stem.Length is 0 || stem.Length == file.Length ? null : new ScriptPath(slash < 0 ? [] : path.Substring(0, slash).Split('/'), stem);
    }

    public static bool IsScript(string path) => HasExtension(path, Extensions[0]) || HasExtension(path, Extensions[1]);

    /// <summary>The stem with only '.up' and '.down' taken as directions.</summary>
    public (string Name, ScriptDirection Direction) SplitDottedDirection() => SplitDirection(Stem, 2);

    private static (string, ScriptDirection) SplitDirection(string stem, int suffixes)
    {
        for (var i = 0; i < suffixes; i++)
        {
            var (suffix, direction) = Suffixes[i];
            if (stem.Length > suffix.Length && stem.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            {
                return (stem.Substring(0, stem.Length - suffix.Length), direction);
            }
        }

        return (stem, ScriptDirection.Unstated);
    }

    private static string WithoutExtension(string file)
    {
        foreach (var extension in Extensions)
        {
            if (HasExtension(file, extension))
            {
                return file.Substring(0, file.Length - extension.Length);
            }
        }

        return file;
    }

    private static bool HasExtension(string file, string extension) => file.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
