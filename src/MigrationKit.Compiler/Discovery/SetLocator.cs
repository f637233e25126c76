namespace MigrationKit.Compiler.Discovery;

/// <summary>
/// Finds the set a file belongs to. Paths are relative to the project, with '/' or '\'.
/// The name is the folder's path with dots ('Data.Tenants.Migrations'); the namespace is the path above the folder
/// ('Data.Tenants'), the class the folder's own name, both made C# identifiers by <see cref="FolderIdentifier"/>; a class that would be
/// called like a member of itself gets a '_' in front.
/// '.' and '..' (files linked in from elsewhere) name nothing.
/// </summary>
internal static class SetLocator
{
    private const string DefaultFolder = "Migrations";

    // What the generated class of every set has, or may have; a test holds the list to it.
    private static readonly string[] Members = ["Blob", "ExpectedSchema", "Set", "Step"];

    // With a number behind it.
    private const string Chunk = "Chunk";

    /// <summary>The outermost folder named 'Migrations', in whatever case, with everything below it; null where there is none.</summary>
    public static SetLocation? Locate(string path)
    {
        var segments = Segments(path);
        for (var i = 0; i < segments.Length - 1; i++)
        {
            if (string.Equals(segments[i], DefaultFolder, StringComparison.OrdinalIgnoreCase))
            {
                return Locate(segments.Take(i + 1).ToArray(), "");
            }
        }

        return null;
    }

    /// <summary>The same for a folder that the project names itself; null where the file does not lie below it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="setFolder">The folder; empty or '.' for the project's own.</param>
    /// <param name="name">The name to keep the history under; empty: made from the folder's path.</param>
    public static SetLocation? Locate(string path, string setFolder, string name)
    {
        var segments = Segments(path);
        var folder = Segments(setFolder);
        return folder.Length < segments.Length && folder.SequenceEqual(segments.Take(folder.Length), StringComparer.OrdinalIgnoreCase)
            ? Locate(folder, name)
            : null;
    }

    private static SetLocation Locate(string[] folder, string name)
    {
        var named = folder.Where(segment => segment != "..").ToArray();
        var last = named.Length == 0 ? DefaultFolder : named[named.Length - 1];
        return new SetLocation(
            string.Join("/", folder),
            name.Length > 0 ? name : named.Length == 0 ? DefaultFolder : string.Join(".", named),
            string.Join(".", named.Take(named.Length - 1).Select(FolderIdentifier.OfNamespace)),
            ClassName(FolderIdentifier.OfClass(last)));
    }

    private static string ClassName(string name) => Members.Contains(name) || IsChunk(name) ? "_" + name : name;

    private static bool IsChunk(string name) =>
        name.StartsWith(Chunk, StringComparison.Ordinal) && name.Length > Chunk.Length && name.Skip(Chunk.Length).All(character => character is >= '0' and <= '9');

    private static string[] Segments(string path) =>
        path.Replace('\\', '/').Split('/').Where(segment => segment is not ("" or ".")).ToArray();
}
