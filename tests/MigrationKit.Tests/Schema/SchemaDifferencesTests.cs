namespace MigrationKit.Tests.Schema;

/// <summary>Two schemas in lines, and what a person is told of their differences.</summary>
public sealed class SchemaDifferencesTests
{
    private const string Users =
        """
        table users
          column id INTEGER PRIMARY KEY
          column email TEXT NOT NULL
          constraint UNIQUE (email)
          constraint positive CHECK (id > 0)
          index users_email UNIQUE (email)
          trigger touch AFTER UPDATE ON users
            SELECT 1;
            SELECT 2;
        view active
          as SELECT id FROM users
        """;

    [Fact]
    public void TheSameSchemaHasNone() => Assert.Empty(Told(Users, Users));

    [Theory]
    [InlineData("email TEXT NOT NULL", "email INTEGER NOT NULL", "column 'users.email': type TEXT became INTEGER")]
    [InlineData("email TEXT NOT NULL", "email NOT NULL", "column 'users.email': type TEXT became (none)")]
    [InlineData("email TEXT NOT NULL", "email TEXT", "column 'users.email': TEXT NOT NULL became TEXT")]
    [InlineData("  column email TEXT NOT NULL\n", "", "column 'users.email' was removed: TEXT NOT NULL")]
    [InlineData("  constraint UNIQUE (email)\n", "", "constraint of 'users' was removed: UNIQUE (email)")]
    [InlineData("CHECK (id > 0)", "CHECK (id > 1)", "constraint 'positive' of 'users': CHECK (id > 0) became CHECK (id > 1)")]
    [InlineData("users_email UNIQUE (email)", "users_email (email)", "index 'users_email' of 'users': UNIQUE (email) became (email)")]
    [InlineData("SELECT 2;", "SELECT 3;", "trigger 'touch' of 'users': AFTER UPDATE ON users SELECT 1; SELECT 2; became AFTER UPDATE ON users SELECT 1; SELECT 3;")]
    [InlineData("as SELECT id FROM", "as SELECT 1 FROM", "view 'active': as SELECT id FROM users became as SELECT 1 FROM users")]
    [InlineData("view active\n  as SELECT id FROM users", "", "view 'active' was removed: as SELECT id FROM users")]
    [InlineData("view active", "table more\n  column a\nview active", "table 'more' was added")]
    [InlineData("view active", "  option STRICT\nview active", "option of 'users' was added: STRICT")]
    [InlineData("  column email", "  column \"a \"\"b\" INT\n  column email", "column 'users.a \"b' was added: INT")]
    [InlineData("column email", "column EMAIL", null)]
    public void EachChangeIsNamed(string part, string changed, string? told) =>
        Assert.Equal(told is null ? [] : [told], Told(Users, Users.ReplaceLineEndings("\n").Replace(part, changed, StringComparison.Ordinal)));

    [Fact]
    public void ColumnsInAnotherOrderAreADifference() => Assert.Equal(
        ["table 't': the order of its columns a, b became b, a"],
        Told("table t\n  column a\n  column b", "table t\n  column b\n  column a"));

    [Fact]
    public void AColumnInBetweenIsNoOtherOrder() => Assert.Equal(
        ["column 't.x' was added"],
        Told("table t\n  column a\n  column b", "table t\n  column a\n  column x\n  column b"));

    [Fact]
    public void OfAMissingTableOnlyTheTableIsTold() => Assert.Equal(
        ["table 'users' was removed", "view 'active' was removed: as SELECT id FROM users", "table 'v' was added: using fts5(a)"],
        Told(Users, "virtual table v\n  using fts5(a)"));

    // A merge can take the first table's own line out of a snapshot.
    [Theory]
    [InlineData("  column a INT")]
    [InlineData("    SELECT 1;")]
    [InlineData("  as SELECT 1")]
    public void WhatStandsBeforeTheFirstTableBelongsToNone(string line) => Assert.Empty(Told(line + "\n" + Users, Users));

    [Theory]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "")]
    [InlineData("6b311a0d092d73ed9e9914c7d0f4d88ab21f4f1c1735b8eb910271d744888ddb", "table t\n  column a")]
    public void TheFingerprintIsThatOfTheFormatsPage(string fingerprint, string lines) =>
        Assert.Equal(fingerprint, SchemaFingerprint.Of(Lines(lines)));

    private static IEnumerable<string> Told(string expected, string found) =>
        SchemaDifferences.Between(Lines(expected), Lines(found)).Select(difference => difference.ToString());

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
