namespace Package.Tests;

/// <summary>What a project has to be and to say; where it is or says something else, one error names it.</summary>
public sealed class RequirementTests(ConsumerFolders folders)
{
    [Fact]
    public async Task AnOlderFrameworkIsToldWhichOnesThereAre()
    {
        var app = folders.Fresh("App").Edit("App.csproj", "net10.0", "netstandard2.0");

        var build = (await app.RestoreAndBuildAsync()).Fails();

        Assert.NotEmpty(build.Lines("error NU1202: Package MigrationKit.Sqlite"));
        Assert.Empty(build.Lines("MSB"));
    }

    [Fact]
    public async Task SoItIsByTheRuntimeAlone()
    {
        var app = folders.Fresh("App").Edit("App.csproj", "net10.0", "netstandard2.0").Edit("App.csproj", "\"MigrationKit.Sqlite\"", "\"MigrationKit\"");

        var errors = (await app.RestoreAndBuildAsync()).Fails().Lines("error ").Distinct();

        Assert.Contains("App.csproj : error : MigrationKit runs on .NET 8 and later, and this is built for netstandard2.0.", Assert.Single(errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7.3")]
    [InlineData("10.0")]
    public async Task AnOlderLanguageIsOneError(string version)
    {
        var app = folders.BuiltApp();

        var errors = (await app.BuildAsync($"-p:LangVersion={version}", "-p:Nullable=disable")).Fails().Lines("error ").Distinct();

        Assert.Contains($"App.csproj : error : The classes of the migrations in 'Migrations' need C# 11, and LangVersion is {version}.", Assert.Single(errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MigrationKitDialect", "mysql", "is not known. Choose one of: sqlite, postgresql.")]
    [InlineData("MigrationKitAccessibility", "private", "is not known. Choose one of: public, internal.")]
    [InlineData("MigrationKitMinimumSqlite", "newest", "is no version of SQLite, like 3.35.5.")]
    [InlineData("MigrationKitReplayEngine", "nowhere/libe_sqlite3.so", "does not exist.")]
    public async Task APropertyThatSaysWhatNobodyKnowsIsAnError(string property, string value, string expected)
    {
        var app = folders.BuiltApp();

        var errors = (await app.BuildAsync($"-p:{property}={value}")).Fails().Lines("error ").Distinct();

        Assert.Contains($"error : {property} '{value}' {expected}", Assert.Single(errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MigrationKitDialect", "PostgreSQL")]
    [InlineData("MigrationKitAccessibility", "Internal")]
    [InlineData("MigrationKitMinimumSqlite", "3.35")]
    public async Task WhatIsKnownIsKnownInAnyCase(string property, string value) =>
        (await folders.BuiltApp().BuildAsync($"-p:{property}={value}")).Succeeds();

    [Fact]
    public async Task AnEngineThatNobodyAsksForMayBeMissing() =>
        (await folders.BuiltApp().BuildAsync("-p:MigrationKitReplay=false", "-p:MigrationKitReplayEngine=nowhere/libe_sqlite3.so")).Succeeds();
}
