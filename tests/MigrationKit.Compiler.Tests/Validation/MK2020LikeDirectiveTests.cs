using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK2020LikeDirectiveTests
{
    [Theory]
    [InlineData("/* migration:timeout 30s */", "timeout")]
    [InlineData("/*migration:ensure users_are_whole*/", "ensure")]
    [InlineData("/* Migration:Timeout 30s */", "timeout")]
    [InlineData("/**\n * migration:ensure (SELECT count(*) FROM t) > 0\n */", "ensure")]
    [InlineData("/* text\n   migration:step FillSlugs", "step", false)]
    [InlineData("-- migration timeout 30s", "timeout")]
    [InlineData("-- migration-timeout: 30s", "timeout")]
    [InlineData("-- migration : step FillSlugs", "step")]
    [InlineData("-- Migration: step FillSlugs", "step")]
    [InlineData("-- Migration : Timeout = 30s", "timeout")]
    [InlineData("-- migrations:ensure EXISTS (SELECT 1 FROM t)", "ensure")]
    [InlineData("-- migrationkit:require count(*) = 0", "require")]
    [InlineData("-- migration ensure (SELECT count(*) FROM t) > 0", "ensure")]
    [InlineData("-- migration require users.role != 'admin'", "require")]
    [InlineData("-- MIGRATION : TRANSACTION NONE", "transaction")]
    [InlineData("--- migration:timeout 30s", "timeout")]
    [InlineData("-- @migration:only production", "only")]
    [InlineData("-- Migration: only Production", "only")]
    [InlineData("-- Migration: allow drop-column users.email", "allow")]
    [InlineData("-- migration allow MK5017 on purpose", "allow")]
    [InlineData("-- Migration : repeatable", "repeatable")]
    [InlineData("-- Migration Down", "down")]
    public void ADirectiveThatIsNotWrittenLikeOneIsReported(string comment, string name, bool isClosed = true)
    {
        foreach (var dialect in new[] { SqlDialect.Sqlite, SqlDialect.PostgreSql })
        {
            var problems = MigrationFolder.Script("SELECT 1;\n" + comment + (isClosed ? "\n" : "*/")).In(dialect).Problems();

            var problem = Assert.Single(problems);
            Assert.Equal("MK2020", problem.RuleId);
            Assert.Contains($"'-- migration:{name}'", problem.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("-- Migration: require a login (see the page)")]
    [InlineData("-- Migration: step by step, as ever")]
    [InlineData("-- Migration: only additive")]
    [InlineData("-- Migration: allow more text")]
    [InlineData("-- Migration: Allow multi-tenant logins")]
    [InlineData("-- Migration: Ensure that every user has role = 'user'")]
    [InlineData("-- Migration: Ensure column(s) exist")]
    [InlineData("-- Migration: Require (see the page) a login")]
    [InlineData("-- Migration timeout is not needed")]
    [InlineData("-- Migration ensures that count(*) = 0")]
    [InlineData("-- Migration down the road")]
    [InlineData("-- Migration 0001")]
    [InlineData("-- migration:")]
    [InlineData("-- migration")]
    [InlineData("-- a migration timeout 30s")]
    [InlineData("-- -- migration:timeout 30s")]
    [InlineData("/* -- migration:timeout 30s */")]
    [InlineData("/*\n-- migration:step A\nUPDATE t SET a = 1;\n*/")]
    [InlineData("/* Migration: add the users */")]
    [InlineData("/* migration */")]
    [InlineData("/**/")]
    [InlineData("/***/")]
    [InlineData("SELECT '/* migration:timeout 30s */';")]
    public void ProseAndWhatIsCommentedOutIsNot(string comment) => MigrationFolder.Script("SELECT 1;\n" + comment + "\n").ReportsNothing();

    [Fact]
    public void EveryChangeOfTwoWordsIsKnown()
    {
        foreach (var change in ChangeAction.All.Where(change => change.Contains('-', StringComparison.Ordinal)))
        {
            MigrationFolder.Script($"SELECT 1;\n-- Migration: allow {change} users.email\n").ReportsOnly("MK2020");
        }
    }

    [Theory]
    [InlineData("/* migration:timeout 30s */", 1, 4, 25)]
    [InlineData("/*\n * migration:timeout 30s  \n */", 2, 4, 25)]
    [InlineData("  --  Migration timeout 30s  ", 1, 3, 28)]
    public void TheWordsAreThePlace(string comment, int line, int column, int endColumn)
    {
        var range = Assert.Single(MigrationFolder.Script(comment + "\nSELECT 1;").Problems()).Range;

        Assert.Equal((line, column, line, endColumn), (range.StartLine, range.StartColumn, range.EndLine, range.EndColumn));
    }

    [Fact]
    public void WhereTheDownScriptIsKnownDownIsProse()
    {
        MigrationFolder.Script("SELECT 1;\n-- migration:down\n-- Migration down\nSELECT 2;\n").ReportsNothing();
        MigrationFolder.With(("0001_a.sql", "SELECT 1;"), ("0001_a_down.sql", "-- Migration down\nSELECT 2;")).ReportsNothing();
        MigrationFolder.With(("0001_a.up.sql", "SELECT 1;\n-- Migration down: \n"), ("0001_a.down.sql", "SELECT 2;")).ReportsNothing();
    }

    [Fact]
    public void WhatHasShippedIsNotReported()
    {
        var folder = MigrationFolder.Script("/* migration:timeout 30s */ SELECT 1;");

        folder.ReportsOnly("MK2020");
        folder.Locked().ReportsNothing();
    }

    [Fact]
    public void AnAllowanceSilencesIt() => MigrationFolder.Script("-- migration:allow MK2020 prose\n/* migration:timeout 30s */ SELECT 1;").ReportsNothing();
}
