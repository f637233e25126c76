using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Compiler.Tests.Discovery;

public sealed class FileNameReaderTests
{
    [Theory]
    [InlineData("001_initial.sql", "001_initial", "1", "initial")]
    [InlineData("0000_x.sql", "0000_x", "0", "x")]
    [InlineData("1_x.sql", "1_x", "1", "x")]
    [InlineData("1__x.sql", "1__x", "1", "x")]
    [InlineData("1-x.sql", "1-x", "1", "x")]
    [InlineData("0025_add-group-home-board-settings.sql", "0025_add-group-home-board-settings", "25", "add-group-home-board-settings")]
    [InlineData("002_a_x.sql", "002_a_x", "2", "a_x")]
    [InlineData("001_2fa.sql", "001_2fa", "1", "2fa")]
    [InlineData("1.2fa.sql", "1.2fa", "1", "2fa")]
    [InlineData("1.2.3_x.sql", "1.2.3_x", "1.2.3", "x")]
    [InlineData("20240131120000_x.sql", "20240131120000_x", "20240131120000", "x")]
    [InlineData("20240131_x.sql", "20240131_x", "20240131", "x")]
    [InlineData("1680000000-name.sql", "1680000000-name", "1680000000", "name")]
    [InlineData("1718055130-faucet_init.sql.sql", "1718055130-faucet_init", "1718055130", "faucet_init")]
    [InlineData("1.sql", "1", "1", "")]
    [InlineData("12.sqm", "12", "12", "")]
    [InlineData("0001_X.SQL", "0001_X", "1", "X")]
    [InlineData("8. Encrypted fields.sql", "8. Encrypted fields", "8", "Encrypted fields")]
    [InlineData("001.Migrations.sql", "001.Migrations", "1", "Migrations")]
    [InlineData("Script0001 - x.sql", "Script0001 - x", "1", "x")]
    [InlineData("Script0001_sqlite.sql", "Script0001_sqlite", "1", "sqlite")]
    [InlineData("0002_Ünï-cödé.sql", "0002_Ünï-cödé", "2", "Ünï-cödé")]
    [InlineData("app/cash/integration/3.sqm", "3", "3", "")]
    [InlineData("up/0001_CreateTables.sql", "0001_CreateTables", "1", "CreateTables")]
    public void ANumberThenADescription(string path, string id, string version, string description) =>
        AssertVersioned(path, id, version, description, ScriptDirection.Unstated);

    [Theory]
    [InlineData("0001_x_up.sql", "0001_x", "1", ScriptDirection.Up)]
    [InlineData("0001_x_down.sql", "0001_x", "1", ScriptDirection.Down)]
    [InlineData("1_x.up.sql", "1_x", "1", ScriptDirection.Up)]
    [InlineData("1_x.down.sql", "1_x", "1", ScriptDirection.Down)]
    [InlineData("1_x.UP.sql", "1_x", "1", ScriptDirection.Up)]
    [InlineData("1.up.sql", "1", "1", ScriptDirection.Up)]
    [InlineData("20240131120000_x.down.sql", "20240131120000_x", "20240131120000", ScriptDirection.Down)]
    [InlineData("2018-04-22-093322_create_instances/up.sql", "2018-04-22-093322_create_instances", "20180422093322", ScriptDirection.Up)]
    [InlineData("2018-04-22-093322_create-instances/down.sql", "2018-04-22-093322_create-instances", "20180422093322", ScriptDirection.Down)]
    [InlineData("20240131_x/migration.sql", "20240131_x", "20240131", ScriptDirection.Unstated)]
    [InlineData("20240131_x/down.sql", "20240131_x", "20240131", ScriptDirection.Down)]
    [InlineData("migrations/20221011172612_init/migration.sql", "20221011172612_init", "20221011172612", ScriptDirection.Unstated)]
    [InlineData("V1__x.up.sql", "V1__x", "1", ScriptDirection.Up)]
    [InlineData("V1__write_down.sql", "V1__write_down", "1", ScriptDirection.Unstated)]
    [InlineData("U1__x.sql", "V1__x", "1", ScriptDirection.Down)]
    [InlineData("u1_2__x.sql", "v1_2__x", "1.2", ScriptDirection.Down)]
    internal void ADirectionIsNoPartOfTheId(string path, string id, string version, ScriptDirection direction) =>
        AssertVersioned(path, id, version, null, direction);

    [Theory]
    [InlineData("V1_2__x.sql", "V1_2__x", "1.2", "x")]
    [InlineData("V1.2__x.sql", "V1.2__x", "1.2", "x")]
    [InlineData("V1_0_3__x.sql", "V1_0_3__x", "1.0.3", "x")]
    [InlineData("datasets/V1_0_3__Insert.sql", "V1_0_3__Insert", "1.0.3", "Insert")]
    [InlineData("v202304242140.sqm", "v202304242140", "202304242140", "")]
    [InlineData("V1__'Create_x'.sql", "V1__'Create_x'", "1", "'Create_x'")]
    [InlineData("V20200706141854__initial_migration.sql", "V20200706141854__initial_migration", "20200706141854", "initial_migration")]
    [InlineData("0.9/V0_9_1__x.sql", "V0_9_1__x", "0.9.1", "x")]
    [InlineData("V1_create.sql", "V1_create", "1", "create")]
    public void APrefixedVersionUsesUnderscoresOrDots(string path, string id, string version, string description) =>
        AssertVersioned(path, id, version, description, ScriptDirection.Unstated);

    [Theory]
    [InlineData("2024-01-31-120000_x.sql", "20240131120000")]
    [InlineData("2024_01_31_120000_x.sql", "20240131120000")]
    [InlineData("20240131_120000_x.sql", "20240131120000")]
    [InlineData("20240131T120000_x.sql", "20240131120000")]
    [InlineData("2024-01-31-120000.sql", "20240131120000")]
    [InlineData("2024-01-31_x.sql", "20240131")]
    [InlineData("2024-01-31-x.sql", "20240131")]
    [InlineData("2024-01-31.sql", "20240131")]
    [InlineData("2024-01-31-120000-0000_x.sql", "20240131120000")]
    [InlineData("2024-01-31-120000-0001_x.sql", "20240131120000.1")]
    [InlineData("20240131_999999_x.sql", "20240131")]
    [InlineData("2024-13-31_x.sql", "2024")]
    public void ADateWithCutsIsOneNumber(string path, string version) =>
        Assert.Equal(version, Read(path).Version!.ToString());

    [Theory]
    [InlineData("0.9/00__x.sql", "0.9/00__x", "0.9")]
    [InlineData("0.9/03__x.sql", "0.9/03__x", "0.9.0.3")]
    [InlineData("v1/001_x.sql", "v1/001_x", "1.0.0.1")]
    [InlineData("1.2.3/tables/7_x.sql", "1.2.3/7_x", "1.2.3.7")]
    [InlineData("2024/0007_x.sql", "0007_x", "7")]
    [InlineData("0.9/20240131120000_x.sql", "20240131120000_x", "20240131120000")]
    [InlineData("0.9/2024-01-31_x.sql", "2024-01-31_x", "20240131")]
    public void AVersionFolderStandsBeforeTheFilesNumberAndInTheId(string path, string id, string version) =>
        AssertVersioned(path, id, version, null, ScriptDirection.Unstated);

    [Theory]
    [InlineData("R__Create_views.sql", "R__Create_views")]
    [InlineData("r__a.sql", "r__a")]
    [InlineData("db/R__Create_views.sql", "R__Create_views")]
    [InlineData("views/vw_Dude.sql", "views/vw_Dude")]
    [InlineData("Views/0001_x.sql", "Views/0001_x")]
    [InlineData("sprocs/a/b.sql", "sprocs/a/b")]
    [InlineData("functions/f.sql", "functions/f")]
    [InlineData("triggers/t.sql", "triggers/t")]
    [InlineData("indexes/i.sql", "indexes/i")]
    [InlineData("permissions/p.sql", "permissions/p")]
    [InlineData("runBeforeUp/01_x.sql", "runBeforeUp/01_x")]
    [InlineData("runAfterOtherAnyTimeScripts/01_x.sql", "runAfterOtherAnyTimeScripts/01_x")]
    public void RepeatablesHaveNoVersion(string path, string id)
    {
        var name = Read(path);
        Assert.Equal((id, MigrationKind.Repeatable), (name.Id, name.Kind));
        Assert.Null(name.Version);
    }

    [Theory]
    [InlineData("initial.sql")]
    [InlineData("FullSchema.sql")]
    [InlineData("Chinook_Sqlite.sql")]
    [InlineData("001initial.sql")]
    [InlineData("1st.sql")]
    [InlineData("V__x.sql")]
    [InlineData("V1_2_x.sql")]
    [InlineData("V1_2fa__x.sql")]
    [InlineData("R__.sql")]
    [InlineData("up.sql")]
    [InlineData("initial/up.sql")]
    [InlineData("0001_x/other.sql")]
    [InlineData("Script - x.sql")]
    [InlineData("permissions/LOCAL.Grant.ENV.sql")]
    [InlineData("٣_x.sql")]
    [InlineData(".sql")]
    [InlineData(".up.sql")]
    [InlineData("0001_x.txt")]
    [InlineData("0001_x")]
    public void WhatNoStyleReadsIsNull(string path) => Assert.Null(FileNameReader.Read(path));

    [Fact]
    public void TheStyleIsNamed() =>
        Assert.Equal(
            ["numbered", "prefixed", "folder", "dated", "version folder", "script", "run-anytime folder"],
            new[] { "1_x.sql", "V1__x.sql", "1_x/up.sql", "2024-01-31_x.sql", "0.9/1_x.sql", "Script1_x.sql", "views/x.sql" }
                .Select(path => Read(path).Style));

    private static MigrationFileName Read(string path)
    {
        var name = FileNameReader.Read(path);
        Assert.NotNull(name);
        return name;
    }

    private static void AssertVersioned(string path, string id, string version, string? description, ScriptDirection direction)
    {
        var name = Read(path);
        Assert.Equal((id, version, direction, MigrationKind.Versioned), (name.Id, name.Version!.ToString(), name.Direction, name.Kind));
        Assert.Equal(description ?? name.Description, name.Description);
    }
}
