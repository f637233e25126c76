namespace MigrationKit.Replay.Tests.Rules;

public sealed class MK4014MayFailOnRowsTests
{
    private static ReplayedFolder AfterUsers(string text) =>
        ReplayedFolder.With(("0001_a.sql", "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);"), ("0002_b.sql", text));

    [Fact]
    public void ANewCheckIsReported() =>
        AfterUsers("CREATE TABLE b (role TEXT CHECK (role IN ('admin'))); INSERT INTO b SELECT name FROM users;").ReportsOnly("MK4014");

    [Fact]
    public void ACopyThatMakesRowsEqualIsReported() =>
        AfterUsers("CREATE TABLE b (x TEXT UNIQUE); INSERT INTO b SELECT substr(name, 1, 1) FROM users;").ReportsOnly("MK4014");

    [Fact]
    public void ACopyThatMeetsTheCheckIsNot() =>
        AfterUsers("CREATE TABLE b (role TEXT CHECK (role IN ('admin'))); INSERT INTO b SELECT 'admin' FROM users;").ReportsNothing();

    [Fact]
    public void RowsThatAreNoJsonSayNothing() =>
        AfterUsers("UPDATE users SET name = json_extract(name, '$.first');").ReportsNothing();
}
