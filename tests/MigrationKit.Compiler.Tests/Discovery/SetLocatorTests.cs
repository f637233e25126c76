using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Compiler.Tests.Discovery;

public sealed class SetLocatorTests
{
    [Theory]
    [InlineData("Migrations/0001_x.sql", "Migrations", "Migrations", "", "Migrations")]
    [InlineData("Data/Tenants/Migrations/0001_x.sql", "Data/Tenants/Migrations", "Data.Tenants.Migrations", "Data.Tenants", "Migrations")]
    [InlineData(@"Data\Migrations\sub\0001_x.sql", "Data/Migrations", "Data.Migrations", "Data", "Migrations")]
    [InlineData("Migrations/Migrations/0001_x.sql", "Migrations", "Migrations", "", "Migrations")]
    [InlineData("migrations/0001_x.sql", "migrations", "migrations", "", "Migrations")]
    [InlineData("./Migrations/0001_x.sql", "Migrations", "Migrations", "", "Migrations")]
    [InlineData("../Shared/Migrations/0001_x.sql", "../Shared/Migrations", "Shared.Migrations", "Shared", "Migrations")]
    [InlineData("my-app.1st/class/Migrations/1.sql", "my-app.1st/class/Migrations", "my-app.1st.class.Migrations", "my_app._1st._class", "Migrations")]
    public void TheOutermostMigrationsFolderIsTheSet(string path, string folder, string name, string space, string className) =>
        Assert.Equal(new SetLocation(folder, name, space, className), SetLocator.Locate(path));

    [Theory]
    [InlineData("0001_x.sql")]
    [InlineData("Scripts/0001_x.sql")]
    [InlineData("Scripts/Migrations")]
    [InlineData("OldMigrations/0001_x.sql")]
    public void WithoutAMigrationsFolderThereIsNoSet(string path) => Assert.Null(SetLocator.Locate(path));

    [Theory]
    [InlineData("db/scripts/a/1.sql", "db/scripts", "", "db/scripts", "db.scripts", "db", "Scripts")]
    [InlineData(@"db\scripts\1.sql", "db/scripts/", "tenants", "db/scripts", "tenants", "db", "Scripts")]
    [InlineData("db-scripts/1.sql", "db-scripts", "", "db-scripts", "db-scripts", "", "DbScripts")]
    [InlineData("1.sql", ".", "", "", "Migrations", "", "Migrations")]
    [InlineData("../1.sql", "..", "", "..", "Migrations", "", "Migrations")]
    public void AFolderNamedByTheProjectIsASet(
        string path, string setFolder, string setName, string folder, string name, string space, string className) =>
        Assert.Equal(new SetLocation(folder, name, space, className), SetLocator.Locate(path, setFolder, setName));

    [Theory]
    [InlineData("db/scripts2/1.sql")]
    [InlineData("db/scripts")]
    [InlineData("db/1.sql")]
    public void AFileBesideTheNamedFolderIsNotInIt(string path) => Assert.Null(SetLocator.Locate(path, "db/scripts", ""));
}
