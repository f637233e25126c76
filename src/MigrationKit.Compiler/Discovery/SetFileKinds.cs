namespace MigrationKit.Compiler.Discovery;

/// <summary>Sorts the files of a set's folder by their paths, with '/' or '\'.</summary>
internal static class SetFileKinds
{
    public static SetFileKind Of(string path)
    {
        if (ScriptPath.IsScript(path))
        {
            return SetFileKind.Script;
        }

        var normal = "/" + path.Replace('\\', '/');
        var name = normal.Substring(normal.LastIndexOf('/') + 1);

        if (LockFileName.EnvironmentOf(name) is not null)
        {
            return SetFileKind.LockFile;
        }

        if (normal.EndsWith("/meta/_journal.json", StringComparison.OrdinalIgnoreCase))
        {
            return SetFileKind.Journal;
        }

        return name.EndsWith(".snapshot", StringComparison.OrdinalIgnoreCase) ? SetFileKind.Snapshot : SetFileKind.Other;
    }
}
