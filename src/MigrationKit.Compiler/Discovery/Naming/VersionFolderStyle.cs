namespace MigrationKit.Compiler.Discovery.Naming;

/// <summary>
/// A folder a release, numbered anew in each: '0.9/00__x', 'v1/001_x'. The version is folder and file together (0.9.0.1), and the
/// id keeps the folder. A folder counts if it has a dot or a 'v' ('2024/' only sorts files), and only where the file's own
/// number is a small one: '0.9/20240131120000_x' and '0.9/V0_9_1__x' have their whole version in their own name.
/// </summary>
internal static class VersionFolderStyle
{
    private const int LongestOwnNumber = 7;

    public static MigrationFileName? Read(ScriptPath path)
    {
        if (path.Folders.Length == 0)
        {
            return null;
        }

        var own = new List<string>();
        var end = VersionScanner.Numbers(path.Name, 0, ".", own);
        if (end == 0 || own.Count > 1 || own[0].Length > LongestOwnNumber
            || VersionScanner.Description(path.Name, end) is not { } description)
        {
            return null;
        }

        for (var i = path.Folders.Length - 1; i >= 0; i--)
        {
            if (FolderVersion(path.Folders[i]) is { } parts)
            {
                var version = new MigrationVersion(parts.Concat(own));
                var id = path.Folders[i] + "/" + path.Name;
                return new MigrationFileName(id, version, description, path.Direction, MigrationKind.Versioned, "");
            }
        }

        return null;
    }

    private static List<string>? FolderVersion(string folder)
    {
        var start = folder.StartsWith("v", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        var parts = new List<string>();
        var end = VersionScanner.Numbers(folder, start, ".", parts);
        if (end != folder.Length || end == start || start + parts.Count == 1)
        {
            return null;
        }

        // '1.0/05' must stay before '1.0.5/00': the file's number counts only behind major, minor and patch.
        while (parts.Count < 3)
        {
            parts.Add("0");
        }

        return parts;
    }
}
