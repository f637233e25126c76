namespace MigrationKit.Compiler.Discovery.Naming;

/// <summary>
/// A number, a separator, a description: '001_x', '0001_x_up', '1_x.up', '20240131120000_x', '1680000000-x', '001.X',
/// '8. X', '1.2_x', and the bare '1'.
/// </summary>
internal static class NumberedStyle
{
    public static MigrationFileName? Read(ScriptPath path) => Read(path.Name, path.Direction);

    public static MigrationFileName? Read(string name, ScriptDirection direction)
    {
        var parts = new List<string>();
        var end = VersionScanner.Numbers(name, 0, ".", parts);
        return end > 0 && VersionScanner.Description(name, end) is { } description
            ? new MigrationFileName(name, new MigrationVersion(parts), description, direction, MigrationKind.Versioned, "")
            : null;
    }
}
