namespace MigrationKit.Compiler.Discovery.Naming;

/// <summary>
/// The folders of grate and RoundhousE whose scripts run whenever they changed: repeatable, whatever their own name says.
/// Their one-time folders ('up', 'runFirstAfterUp') need nothing here: the files are numbered, and the numbers order them across
/// both folders (two of one number are reported).
/// </summary>
internal static class AnytimeFolderStyle
{
    private static readonly HashSet<string> Folders = new(StringComparer.OrdinalIgnoreCase)
    {
        "beforeMigration", "alterDatabase", "runAfterCreateDatabase", "runBeforeUp", "functions", "views", "sprocs",
        "triggers", "indexes", "runAfterOtherAnyTimeScripts", "permissions", "afterMigration",
    };

    // Names that nobody gives a folder who does not come from these tools.
    private static readonly HashSet<string> Telling = new(StringComparer.OrdinalIgnoreCase)
    {
        "up", "down", "runFirstAfterUp", "beforeMigration", "alterDatabase", "runAfterCreateDatabase", "runBeforeUp", "runAfterOtherAnyTimeScripts", "afterMigration",
    };

    /// <summary>Whether a folder of the path says that the set is one of these tools.</summary>
    public static bool ShowsItsTool(string path) => FoldersOf(path).Any(Telling.Contains);

    /// <summary>The folder that makes the script repeatable.</summary>
    public static string FolderOf(string path) => FoldersOf(path).First(Folders.Contains);

    public static MigrationFileName? Read(ScriptPath path)
    {
        // 'LOCAL.grants.ENV' is meant for one environment; unread, it is reported instead of run everywhere.
        if (path.Folders.Length == 0 || path.Direction != ScriptDirection.Unstated || path.Stem.EndsWith(".ENV", StringComparison.OrdinalIgnoreCase)
            || !path.Folders.Any(Folders.Contains))
        {
            return null;
        }

        var id = string.Join("/", path.Folders) + "/" + path.Stem;
        return new MigrationFileName(id, null, path.Stem, ScriptDirection.Unstated, MigrationKind.Repeatable, "");
    }

    private static IEnumerable<string> FoldersOf(string path) => path.Split('/').Reverse().Skip(1).Reverse();
}
