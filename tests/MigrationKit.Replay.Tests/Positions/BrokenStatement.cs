namespace MigrationKit.Replay.Tests.Positions;

/// <summary>A statement of broken.sql with the place that a person marked in it ('^', which SQLite's language does not have).</summary>
internal sealed record BrokenStatement(string Name, string Sql, int Marked)
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "tests/MigrationKit.Replay.Tests/Positions");

    public static string Schema => File.ReadAllText(Path.Combine(Folder, "schema.sql"));

    public static IReadOnlyList<BrokenStatement> All { get; } =
        [.. File.ReadAllText(Path.Combine(Folder, "broken.sql")).ReplaceLineEndings("\n").Split("--- ", StringSplitOptions.RemoveEmptyEntries).Select(Read)];

    private static BrokenStatement Read(string block)
    {
        var end = block.IndexOf('\n', StringComparison.Ordinal);
        var sql = block[(end + 1)..].TrimEnd();
        var marked = sql.IndexOf('^', StringComparison.Ordinal);
        return new BrokenStatement(block[..end], sql.Remove(marked, 1), marked);
    }
}
