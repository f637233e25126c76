namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK1005VersionInAnytimeFolderTests
{
    [Theory]
    [InlineData("indexes/0002_b.sql")]
    [InlineData("users/Triggers/0002_b.sql")]
    [InlineData("views/20240131120000_b.sql")]
    [InlineData("views/2.sql")]
    [InlineData("functions/2024-01-31_b.sql")]
    [InlineData("views/Script0002 - b.sql")]
    public void AVersionThatCountsForNothingIsReported(string path) =>
        MigrationFolder.With(("tables/0001_a.sql", "SELECT 1;"), (path, "SELECT 1;")).Reports($"{path}(1,1): warning MK1005");

    [Fact]
    public void TheMessageSaysWhatToDo() =>
        MigrationFolder.With(("indexes/0002_b.sql", "SELECT 1;")).Says("MK1005", "'indexes/0002_b.sql' is repeatable by its folder", "version 2", "in 'indexes' grate", "rename the folder");

    [Theory]
    [InlineData("up/0001_a.sql")]
    [InlineData("runFirstAfterUp/0001_a.sql")]
    [InlineData("alterDatabase/create.sql")]
    public void InASetOfTheToolThatHasSuchFoldersItIsNot(string path) =>
        MigrationFolder.With((path, "SELECT 1;"), ("indexes/0002_b.sql", "SELECT 1;")).DoesNotReport("MK1005");

    [Theory]
    [InlineData("views/b.sql")]
    [InlineData("views/R__b.sql")]
    [InlineData("views/V2__b.sql")]
    [InlineData("tables/0002_b.sql")]
    [InlineData("views.sql/0002_b.sql")]
    public void WhatHasNoVersionOrKeepsItIsNot(string path) =>
        MigrationFolder.With(("0001_a.sql", "SELECT 1;"), (path, "SELECT 1;")).ReportsNothing();

    [Fact]
    public void AnAllowanceSilencesIt() =>
        MigrationFolder.With(("0001_a.sql", "SELECT 1;"), ("indexes/0002_b.sql", "-- migration:allow MK1005 grate\nSELECT 1;")).ReportsNothing();
}
