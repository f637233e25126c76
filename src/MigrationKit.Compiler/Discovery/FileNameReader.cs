using MigrationKit.Compiler.Discovery.Naming;

namespace MigrationKit.Compiler.Discovery;

/// <summary>Reads what a file's path says, in whichever style it was written. What no style reads is null, and a rule reports it.</summary>
internal static class FileNameReader
{
    /// <summary>The style of files that are repeatable by their folder.</summary>
    public const string AnytimeFolder = "run-anytime folder";

    // The first style that reads a name wins: the more a style asks for, the earlier it stands.
    private static readonly NameStyle[] Styles =
    [
        new("folder", FolderStyle.Read),
        new("prefixed", PrefixedStyle.Read),
        new(AnytimeFolder, AnytimeFolderStyle.Read),
        new("dated", DatedStyle.Read),
        new("version folder", VersionFolderStyle.Read),
        new("script", ScriptStyle.Read),
        new("numbered", NumberedStyle.Read),
    ];

    /// <param name="path">Relative to the set's folder, with '/'.</param>
    public static MigrationFileName? Read(string path) => Read(path, Styles);

    /// <summary>What the name would say in a folder that says nothing of its own.</summary>
    public static MigrationFileName? ReadByFileAlone(string path) => Read(path, Styles.Where(style => style.Name != AnytimeFolder));

    private static MigrationFileName? Read(string path, IEnumerable<NameStyle> styles)
    {
        var script = ScriptPath.Of(path);
        if (script is null)
        {
            return null;
        }

        foreach (var style in styles)
        {
            if (style.Read(script) is { } name)
            {
                return name with { Style = style.Name };
            }
        }

        return null;
    }
}
