namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK5015AddedColumnTests
{
    [Theory]
    [InlineData("a TEXT NOT NULL")]
    [InlineData("a TEXT NOT NULL DEFAULT NULL")]
    [InlineData("a TEXT DEFAULT CURRENT_TIMESTAMP")]
    [InlineData("a TEXT DEFAULT (1 + 1)")]
    [InlineData("a TEXT DEFAULT ('x' COLLATE NOCASE)")]
    [InlineData("a TEXT DEFAULT ((NULL)) NOT NULL")]
    [InlineData("a INT GENERATED ALWAYS AS (x) STORED")]
    [InlineData("a TEXT UNIQUE")]
    [InlineData("a INTEGER PRIMARY KEY")]
    public void WhatFailsOnRowsIsReported(string column) =>
        After($"ALTER TABLE t ADD COLUMN {column};").Reports("0002_b.sql(1,26): warning MK5015");

    [Fact]
    public void AReferenceWithADefaultIsReported() =>
        After("ALTER TABLE t ADD a INTEGER DEFAULT 1 REFERENCES t(x); CREATE INDEX i ON t(a);").ReportsOnly("MK5015");

    [Fact]
    public void WithForeignKeysOffItIsNot() =>
        After("PRAGMA foreign_keys = OFF; ALTER TABLE t ADD a INTEGER DEFAULT 1 REFERENCES t(x); CREATE INDEX i ON t(a);").ReportsNothing();

    [Theory]
    [InlineData("a")]
    [InlineData("a TEXT")]
    [InlineData("a TEXT NOT NULL DEFAULT ''")]
    [InlineData("a INTEGER NOT NULL DEFAULT -1")]
    [InlineData("a TEXT NOT NULL DEFAULT ('x')")]
    [InlineData("a INTEGER NOT NULL DEFAULT (-(1))")]
    [InlineData("a TEXT DEFAULT (NULL)")]
    [InlineData("a INT GENERATED ALWAYS AS (x) VIRTUAL")]
    [InlineData("a INT NOT NULL AS (x + 1)")]
    [InlineData("a INT NOT NULL DEFAULT 0 CHECK (a >= 0)")]
    [InlineData("a TEXT COLLATE NOCASE")]
    public void WhatWorksIsNot(string column) =>
        After($"ALTER TABLE t ADD COLUMN {column};").ReportsNothing();

    [Fact]
    public void OnATableThatTheScriptMadeItIsNot() =>
        After("CREATE TABLE n(x); ALTER TABLE n ADD COLUMN a TEXT NOT NULL;").ReportsNothing();

    [Fact]
    public void OnOneThatItMadeAndFilledItIs() =>
        After("CREATE TABLE n(x); INSERT INTO n(x) VALUES (1); ALTER TABLE n ADD COLUMN a TEXT NOT NULL;").ReportsOnly("MK5015");

    [Fact]
    public void UniqueFailsOnAnEmptyTableToo() =>
        After("CREATE TABLE n(x); ALTER TABLE n ADD COLUMN a TEXT UNIQUE;").Says("MK5015", "always fails", "CREATE UNIQUE INDEX");

    private static MigrationFolder After(string script) => MigrationFolder.With(("0001_a.sql", "CREATE TABLE t(x);"), ("0002_b.sql", script));
}
