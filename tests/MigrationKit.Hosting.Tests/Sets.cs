using MigrationKit.Specification.Building;

namespace MigrationKit.Hosting.Tests;

/// <summary>The sets that the tests migrate.</summary>
internal static class Sets
{
    public static MigrationSet One { get; } = Of("Migrations", ("0001_initial", "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);"));

    public static MigrationSet Two { get; } = Of(
        "Migrations",
        ("0001_initial", "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);"),
        ("0002_add_email", "ALTER TABLE users ADD COLUMN email TEXT;\nINSERT INTO users (name) VALUES ('Ada');"));

    public static MigrationSet OneEdited { get; } = Of("Migrations", ("0001_initial", "CREATE TABLE users (id INTEGER PRIMARY KEY);"));

    public static MigrationSet OneReformatted { get; } = Of("Migrations", ("0001_initial", "CREATE TABLE users (id INTEGER PRIMARY KEY,  name TEXT);"));

    /// <summary>Set Two, as a program of later versions has it: with the impact of each migration recorded.</summary>
    public static MigrationSet TwoThatOnlyAdds { get; } = new MigrationSetBuilder
    {
        new MigrationSource("0001_initial", "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);") { Impact = "additive" },
        new MigrationSource("0002_add_email", "ALTER TABLE users ADD COLUMN email TEXT;") { Impact = "additive" },
    }.Build();

    public static MigrationSet OneWithSchema { get; } = new MigrationSetBuilder
    {
        Schema = ["table users", "  column id INTEGER PRIMARY KEY", "  column name TEXT"],
    }.With("0001_initial", "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);").Build();

    public static MigrationSet Broken { get; } = Of(
        "Migrations",
        ("0001_initial", "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);"),
        ("0002_broken", "INSERT INTO users (id) VALUES (1);\nINSERT INTO nowhere VALUES (1);"));

    private static MigrationSetBuilder With(this MigrationSetBuilder set, string id, string sql)
    {
        set.Add(id, sql);
        return set;
    }

    public static MigrationSet Of(string name, params (string Id, string Sql)[] migrations)
    {
        var set = new MigrationSetBuilder(name);
        foreach (var (id, sql) in migrations)
        {
            set.Add(id, sql);
        }

        return set.Build();
    }
}
