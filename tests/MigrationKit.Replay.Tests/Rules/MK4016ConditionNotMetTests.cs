namespace MigrationKit.Replay.Tests.Rules;

public sealed class MK4016ConditionNotMetTests
{
    private static readonly ReplayedFolder Users = ReplayedFolder.With(("0001_a.sql", "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);"));

    [Fact]
    public void ARequirementThatAnEmptyDatabaseDoesNotMeetIsReported()
    {
        var folder = Users.And("0002_b.sql", "SELECT 1;\n-- migration:require SELECT count(*) > 0 FROM users\nSELECT 2;");

        folder.Reports("0002_b.sql(2,1): warning MK4016");
        folder.Says("MK4016", "'require' answers '0'", "a database without rows");
    }

    [Fact]
    public void WhatIsRequiredOfRowsIsNotAskedOfMadeUpOnes() =>
        Users.And("0002_b.sql", "-- migration:require SELECT count(*) = 0 FROM users\nUPDATE users SET name = 'x' WHERE id = 1;").ReportsNothing();

    [Fact]
    public void WhatIsEnsuredIsAskedOfThem() =>
        Users.And("0002_b.sql", "-- migration:ensure SELECT NOT EXISTS (SELECT 1 FROM users WHERE name <> 'x')\nUPDATE users SET name = 'x' WHERE id = 1;").Says("MK4016", "'ensure' answers '0'", "made up");

    [Fact]
    public void WhatIsTrueIsNot() =>
        Users.And("0002_b.sql", "-- migration:ensure SELECT NOT EXISTS (SELECT 1 FROM users WHERE name <> 'x')\nUPDATE users SET name = 'x' WHERE id > 0;").ReportsNothing();

    [Fact]
    public void WhatCannotBeAskedIsAnError() =>
        Users.And("0002_b.sql", "-- migration:ensure SELECT nope FROM users\nSELECT 1;").Says("MK4001", "no such column: nope");

    [Theory]
    [InlineData("-- migration:step Fill\n-- migration:ensure SELECT 0\nSELECT 1;", "SELECT 2;")]
    [InlineData("-- migration:step Fill\nSELECT 1;", "-- migration:ensure SELECT 0\nSELECT 2;")]
    public void WhatAStepMayMakeTrueIsNotAskedAndThatIsKnown(string second, string third)
    {
        var folder = Users.And("0002_b.sql", second).And("0003_c.sql", third);

        folder.ReportsNothing();
        Assert.Single(folder.Replay().NotAsked);
    }

    [Fact]
    public void AConditionBeforeAnyStepIsAsked() =>
        Users.And("0002_b.sql", "-- migration:ensure SELECT 0\nSELECT 1;").And("0003_c.sql", "-- migration:step Fill\nSELECT 2;").ReportsOnly("MK4016");

    [Fact]
    public void WhatHasShippedIsNot() => Users.And("0002_b.sql", "-- migration:ensure SELECT 0\nSELECT 1;").Locked().ReportsNothing();

    [Fact]
    public void AnAllowanceSilencesIt() =>
        Users.And("0002_b.sql", "-- migration:allow MK4016 only the live database has users\n-- migration:require SELECT count(*) > 0 FROM users\nSELECT 1;").ReportsNothing();
}
