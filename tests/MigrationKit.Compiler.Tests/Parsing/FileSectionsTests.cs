using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Tests.Parsing;

public sealed class FileSectionsTests
{
    [Theory]
    [InlineData("-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 2;\n")]
    [InlineData("-- a comment\n--+goose up\nSELECT 1;\n  --   +goose   DOWN  \nSELECT 2;\n")]
    [InlineData("-- +goose Up\nSELECT 1;\n-- migration:down\nSELECT 2;\n")]
    [InlineData("-- +migrate Up\nSELECT 1;\n-- +migrate Down\nSELECT 2;\n")]
    [InlineData("-- migrate:up\nSELECT 1;\n--migrate:down transaction:true\nSELECT 2;\n")]
    [InlineData("SELECT 1;\n-- migration:down\nSELECT 2;\n")]
    [InlineData("\uFEFF-- +goose Up\r\nSELECT 1;\r\n-- +goose Down\r\nSELECT 2;\r\n")]
    public void MarkersDivideAFile(string text)
    {
        var file = Parsed.Sqlite(text);

        Assert.Equal("SELECT 1;\n", file.Up!.Text);
        Assert.Equal("SELECT 2;\n", file.Down!.Text);
        Assert.Empty(file.Faults);
    }

    [Fact]
    public void StatementMarkersAreOnlyComments()
    {
        var file = Parsed.PostgreSql("-- +goose Up\n-- +goose ENVSUB ON\n-- +goose StatementBegin\nSELECT 1;\n-- +goose StatementEnd\n--> statement-breakpoint\nSELECT 2;");

        Assert.Equal(2, file.Up!.Statements.Count);
        Assert.Empty(file.Faults);
    }

    [Theory]
    [InlineData("SELECT '\n-- migration:down\n';")]
    [InlineData("/*\n-- +goose Down\n*/ SELECT 1;")]
    [InlineData("SELECT 1;\n-- see migration:down\n-- migrate down\n-- Migration: down with it\n-- Migrate: the rows\n")]
    [InlineData("SELECT 1;\n-- # migrate:down\n-- a + b\n-- +\n-- m\n--")]
    public void WhatIsNoMarkerDividesNothing(string text)
    {
        var file = Parsed.Sqlite(text);

        Assert.Equal(text, file.Up!.Text);
        Assert.Null(file.Down);
        Assert.Empty(file.Faults);
    }

    [Theory]
    [InlineData("-- +goose Up\nSELECT 1;\n-- +goose Down\n-- nothing\n\n")]
    [InlineData("-- migrate:up\nSELECT 1;\n-- migrate:down")]
    [InlineData("-- +goose Up\nSELECT 1;")]
    public void AnEmptyDownSectionIsNoDownScript(string text)
    {
        var file = Parsed.Sqlite(text);

        Assert.Null(file.Down);
        Assert.Empty(file.Faults);
    }

    [Theory]
    [InlineData("-- +goose Down\nSELECT 2;\n", "-- +goose Down")]
    [InlineData("-- +goose Down\nSELECT 2;\n-- +goose Up\nSELECT 1;\n", "-- +goose Down")]
    [InlineData("-- migrate:down\nSELECT 2;\n-- migrate:up\nSELECT 1;\n", "-- migrate:down")]
    [InlineData("-- +goose Up\nSELECT 1;\n-- +goose Up\nSELECT 1;\n", "-- +goose Up")]
    [InlineData("SELECT 1;\n-- migration:down\nSELECT 1;\n-- migration:down\nSELECT 1;", "-- migration:down")]
    [InlineData("-- +goose Up\nSELECT 1;\n-- +goose Dwon\nSELECT 2;", "-- +goose Dwon")]
    [InlineData("-- +goose Up\nSELECT 1;\n-- +gooseDown\nSELECT 2;", "-- +gooseDown")]
    [InlineData("-- +goose Up\nSELECT 1;\n-- +Goose Down\nSELECT 2;", "-- +Goose Down")]
    [InlineData("-- +migrate Up\nSELECT 1;\n-- +migrateDown\nSELECT 2;", "-- +migrateDown")]
    [InlineData("-- migrate:up\nSELECT 1;\n-- migrate:dwon\nSELECT 2;", "-- migrate:dwon")]
    [InlineData("-- migrate:up\nSELECT 1;\n-- MIGRATE:DOWN\nSELECT 2;", "-- MIGRATE:DOWN")]
    [InlineData("SELECT 1;\n-- Migrate:down\nSELECT 2;", "-- Migrate:down")]
    [InlineData("-- migrate:up transaction:maybe\nSELECT 1;\n", "-- migrate:up transaction:maybe")]
    [InlineData("SELECT 1; -- migration:down\nSELECT 2;", "-- migration:down")]
    [InlineData("SELECT 0;\n-- +goose Up\nSELECT 1;", "SELECT 0;")]
    public void WhatCannotBeDividedIsAFault(string text, string at)
    {
        var fault = Parsed.Sqlite(text).Faults.First(found => found.Kind == FaultKind.MalformedSection);

        Assert.Equal(at, text.Substring(fault.Span.Start, fault.Span.Length));
    }

    [Fact]
    public void ADirectiveInFrontOfTheSectionsWouldBeForNone()
    {
        var fault = Parsed.Sqlite("-- migration:timeout 3s\n-- +goose Up\nSELECT 1;").OnlyFault(FaultKind.MalformedDirective);

        Assert.StartsWith("timeout 3s: expected a place behind the section marker", fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void ADownFileHasOnlyADownScript()
    {
        var file = Parsed.File("SELECT 2;", SqlDialect.Sqlite, ScriptDirection.Down);

        Assert.Null(file.Up);
        Assert.Equal("SELECT 2;", file.Down!.Text);
        Assert.Empty(file.Faults);
    }

    [Fact]
    public void ADownFileWithSectionsIsAFault()
        => Assert.Equal(
            ["MalformedSection@-- +goose Up"],
            Parsed.File("-- +goose Up\nSELECT 2;", SqlDialect.Sqlite, ScriptDirection.Down).FaultTexts());

    [Theory]
    [InlineData("-- +goose NO TRANSACTION\n-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 2;", "NO TRANSACTION", "NO TRANSACTION")]
    [InlineData("-- migrate:up transaction:false\nSELECT 1;\n-- migrate:down\nSELECT 2;", "transaction:false", "")]
    [InlineData("-- migrate:up\nSELECT 1;\n-- migrate:down transaction:false\nSELECT 2;", "", "transaction:false")]
    [InlineData("-- +migrate Up notransaction\nSELECT 1;\n-- +migrate Down\nSELECT 2;", "notransaction", "")]
    [InlineData("-- migration:transaction none\nSELECT 1;\n-- migration:down\nSELECT 2;", "transaction none", "")]
    public void OtherToolsWordsAgainstATransactionAreHonoured(string text, string up, string down)
    {
        var file = Parsed.Sqlite(text);

        Assert.Empty(file.Faults);
        Assert.Equal((up, down), (file.Up!.Transaction.Reason, file.Down!.Transaction.Reason));
        Assert.Equal(up.Length > 0, file.Up.Transaction.Behaviour == TransactionBehaviour.Outside);
    }
}
