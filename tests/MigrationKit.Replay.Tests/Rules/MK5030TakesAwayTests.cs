using System.Text.RegularExpressions;

namespace MigrationKit.Replay.Tests.Rules;

public sealed partial class MK5030TakesAwayTests
{
    private static readonly ReplayedFolder Admin = ReplayedFolder.With(("0001_a.sql", "CREATE TABLE admin (id INTEGER PRIMARY KEY, mfa_enabled INTEGER, name TEXT);")).WatchingTheSchema();

    [Theory]
    [InlineData("ALTER TABLE admin DROP COLUMN mfa_enabled;", "'admin.mfa_enabled'", "`-- migration:allow drop-column admin.mfa_enabled`")]
    [InlineData("DROP TABLE admin;", "'admin'", "`-- migration:allow drop-table admin`")]
    [InlineData("ALTER TABLE admin RENAME TO admins;", "'admin'", "`-- migration:allow rename-table admin`")]
    [InlineData("ALTER TABLE admin RENAME COLUMN name TO title;", "'admin.name'", "`-- migration:allow rename-column admin.name`")]
    [InlineData("CREATE TABLE n (id INTEGER PRIMARY KEY, title TEXT, mfa_enabled INTEGER);\nINSERT INTO n (id, title, mfa_enabled) SELECT id, name, mfa_enabled FROM admin;\nDROP TABLE admin;\nALTER TABLE n RENAME TO admin;", "renames the column 'admin.name'", "`-- migration:allow rename-column admin.name`")]
    [InlineData("CREATE UNIQUE INDEX i ON admin (name);", "'admin'", "UNIQUE i")]
    public void WhatIsTakenAwayIsNamed(string sql, params string[] parts) => Admin.And("0002_b.sql", sql).Says("MK5030", parts);

    [Theory]
    [InlineData("ALTER TABLE admin DROP COLUMN mfa_enabled;\nALTER TABLE admin RENAME TO admins;", 1)]
    [InlineData("ALTER TABLE admin RENAME TO admins;\nALTER TABLE admins DROP COLUMN mfa_enabled;", 2)]
    [InlineData("ALTER TABLE admin RENAME TO a2; ALTER TABLE a2 RENAME COLUMN name TO title;\nALTER TABLE 'a2' DROP mfa_enabled;\nALTER TABLE a2 RENAME TO admins;", 2)]
    public void AColumnThatGoesFromATableThatIsRenamedIsNamedToo(string sql, int line)
    {
        var folder = Admin.And("0002_b.sql", "-- migration:allow rename-table admin\nSELECT 1;\n" + sql);

        folder.Reports($"0002_b.sql({line + 2},1): warning MK5030");
        folder.Says("MK5030", "drops the column 'admin.mfa_enabled' with its data");
    }

    [Fact]
    public void ItStandsAtTheStatement() =>
        Admin.And("0002_b.sql", "CREATE TABLE t (a);\n  ALTER TABLE admin DROP COLUMN mfa_enabled;").Reports("0002_b.sql(2,3): warning MK5030");

    [Theory]
    [InlineData("-- migration:allow drop-column admin.mfa_enabled\n")]
    [InlineData("-- migration:allow drop-column Admin.MFA_Enabled unused since 4.2, says Ann\n")]
    [InlineData("SELECT 1;\n-- migration:allow MK5030\n")]
    [InlineData("SELECT 1;\n-- migration:allow drop-column admin.mfa_enabled\nSELECT 2;\n")]
    [InlineData("-- migration:allow MK5030 unused since 4.2\n")]
    public void WhatIsMeantIsNot(string allow) => Admin.And("0002_b.sql", allow + "ALTER TABLE admin DROP COLUMN mfa_enabled;").ReportsNothing();

    [Theory]
    [InlineData("-- migration:allow drop-column admin.name\n")]
    [InlineData("-- migration:allow rename-column admin.mfa_enabled\n")]
    public void AnAllowOfSomethingElseDoesNotSilenceItAndIsIdle(string allow) =>
        Admin.And("0002_b.sql", allow + "ALTER TABLE admin DROP COLUMN mfa_enabled;").Reports("0002_b.sql(1,1): warning MK5018", "0002_b.sql(2,1): warning MK5030");

    [Fact]
    public void OfSeveralTargetsTheIdleOneIsNamed() =>
        Admin.And("0002_b.sql", "-- migration:allow drop-column admin.other, admin.mfa_enabled\nALTER TABLE admin DROP COLUMN mfa_enabled;").Says("MK5018", "'drop-column admin.other'");

    [Fact]
    public void AnAllowOfTheRuleAtAnotherStatementDoesNotSilenceIt() =>
        Admin.And("0002_b.sql", "ALTER TABLE admin DROP COLUMN mfa_enabled;\n-- migration:allow MK5030\nALTER TABLE admin DROP COLUMN name;").Reports("0002_b.sql(1,1): warning MK5030");

    [Fact]
    public void ATableWithASpaceInItsNameCanBeAllowed() =>
        ReplayedFolder.With(("0001_a.sql", "CREATE TABLE \"my table\" (x);"), ("0002_b.sql", "-- migration:allow drop-table my table, which was empty\nDROP TABLE \"my table\";"))
            .WatchingTheSchema().ReportsNothing();

    [Fact]
    public void WithoutAComparisonNobodyKnowsWhetherAnAllowIsIdle() =>
        ReplayedFolder.Script("-- migration:allow drop-table t\nSELECT 1;").ReportsNothing();

    [Fact]
    public void WhatOnlyAddsIsNot() => Admin.And("0002_b.sql", "ALTER TABLE admin ADD COLUMN phone TEXT; CREATE INDEX i ON admin (name); UPDATE admin SET name = '';").ReportsNothing();

    [Fact]
    public void WhatHasShippedIsNot() => Admin.And("0002_b.sql", "DROP TABLE admin;").Locked().ReportsNothing();

    [Fact]
    public void ThePageShowsIt()
    {
        var (bad, good) = (Example("Bad"), Example("Good"));

        bad.ReportsOnly("MK5030");
        good.ReportsNothing();
        Snapshot.Match(Path.Combine(RepositoryRoot.Path, "tests/MigrationKit.Replay.Tests/Rules/Schema/problems.verified.txt"), bad.Text() + StaleText());
    }

    private static string StaleText()
    {
        var stale = ReplayedFolder.Script("SELECT 1;").Judge(new Compiler.Validation.ReplayFact(
            Compiler.Validation.ReplayFactKind.StaleSnapshot, "schema.snapshot", default, "column 'users.email' was added: TEXT"))[0];
        return $"{stale.Path}(1,1): error {stale.RuleId}: {stale.Message}\n";
    }

    private static ReplayedFolder Example(string section)
    {
        var page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs/rules/MK5030.md")).ReplaceLineEndings("\n");
        var behind = page[page.IndexOf($"## {section}", StringComparison.Ordinal)..];
        return ReplayedFolder.Read(Sql().Match(behind).Groups["sql"].Value).WatchingTheSchema();
    }

    [GeneratedRegex("```sql\n(?<sql>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Sql();

    [Fact]
    public void WhatNoStatementNamesStandsAtTheFirstThatChangesTheSchema() =>
        Assert.Contains("0002_b.sql(2,1): warning MK5030: This changes the column 'c.up'", ReplayedFolder.With(
            ("0001_a.sql", "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (up INTEGER REFERENCES p);"),
            ("0002_b.sql", "PRAGMA foreign_keys = OFF;\nALTER TABLE p RENAME TO q;\nCREATE TABLE p (id INTEGER PRIMARY KEY);\nINSERT INTO p SELECT * FROM q;\nDROP TABLE q;\nPRAGMA foreign_keys = ON;"))
            .WatchingTheSchema().Text(), StringComparison.Ordinal);
}
