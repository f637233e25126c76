namespace MigrationKit.Compiler.Discovery.Naming;

/// <summary>
/// 'V1_2__x', 'V1.2__x', 'v202304242140'; 'U1_2__x' undoes 'V1_2__x' and has its id; 'R__x' is repeatable.
/// With one underscore ('V1_x') the name is read too, unless the underscore could also belong to the version ('V1_2_x').
/// </summary>
internal static class PrefixedStyle
{
    public static MigrationFileName? Read(ScriptPath path)
    {
        var (name, direction) = path.SplitDottedDirection();
        return name[0] switch
        {
            'R' or 'r' => Repeatable(name, direction),
            'V' or 'v' => Versioned(name, direction, name),
            'U' when direction == ScriptDirection.Unstated => Versioned(name, ScriptDirection.Down, "V" + name.Substring(1)),
            'u' when direction == ScriptDirection.Unstated => Versioned(name, ScriptDirection.Down, "v" + name.Substring(1)),
            _ => null,
        };
    }

    private static MigrationFileName? Repeatable(string name, ScriptDirection direction) =>
        name.Length > 3 && string.CompareOrdinal(name, 1, "__", 0, 2) == 0
            ? new MigrationFileName(name, null, name.Substring(3), direction, MigrationKind.Repeatable, "")
            : null;

    private static MigrationFileName? Versioned(string name, ScriptDirection direction, string id)
    {
        var parts = new List<string>();
        var end = VersionScanner.Numbers(name, 1, "._", parts);
        if (end == 1 || VersionScanner.Description(name, end) is not { } description)
        {
            return null;
        }

        var isSeparated = end == name.Length || string.CompareOrdinal(name, end, "__", 0, 2) == 0;
        var isAmbiguous = name.IndexOf('_', 0, end) >= 0 || (end < name.Length && VersionScanner.IsDigit(name, end + 1));
        return isSeparated || !isAmbiguous
            ? new MigrationFileName(id, new MigrationVersion(parts), description, direction, MigrationKind.Versioned, "")
            : null;
    }
}
