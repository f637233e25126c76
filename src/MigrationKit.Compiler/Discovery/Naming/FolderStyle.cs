namespace MigrationKit.Compiler.Discovery.Naming;

/// <summary>A folder a migration: '2024-01-31-120000_x/up.sql' and 'down.sql', '20240131_x/migration.sql'. The folder's name is the id.</summary>
internal static class FolderStyle
{
    public static MigrationFileName? Read(ScriptPath path)
    {
        if (path.Folders.Length == 0 || Direction(path.Stem) is not { } direction)
        {
            return null;
        }

        var folder = path.Folders[path.Folders.Length - 1];
        return DatedStyle.Read(folder, direction) ?? NumberedStyle.Read(folder, direction);
    }

    private static ScriptDirection? Direction(string stem) => stem.ToLowerInvariant() switch
    {
        "migration" => ScriptDirection.Unstated,
        "up" => ScriptDirection.Up,
        "down" => ScriptDirection.Down,
        _ => null,
    };
}
