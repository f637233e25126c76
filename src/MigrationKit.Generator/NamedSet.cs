using MigrationKit.Compiler;

namespace MigrationKit.Generator;

/// <summary>A folder that the project declares with a MigrationSet item; <see cref="Name"/> may be empty. Cached: strings only.</summary>
internal sealed record NamedSet(string Folder, string Name)
{
    /// <param name="text">'folder&gt;name|folder&gt;name', with full paths. Neither sign can stand in a Windows path.</param>
    public static EquatableArray<NamedSet> ReadAll(string text) =>
        text.Split(['|'], StringSplitOptions.RemoveEmptyEntries).Select(Read).ToEquatableArray();

    private static NamedSet Read(string entry)
    {
        var parts = entry.Split('>');
        return new NamedSet(parts[0].Replace('\\', '/').TrimEnd('/'), parts.Length > 1 ? parts[1] : "");
    }
}
