using Microsoft.Data.Sqlite;
using MigrationKit.Specification.Building;
using MigrationKit.Sqlite.Engine;
using MigrationKit.Sqlite.Running;

namespace MigrationKit.Sqlite.Tests;

/// <summary>What the engine answers is an answer, also where the bindings would throw.</summary>
public sealed class EngineCallTests : IDisposable
{
    private readonly SqliteConnection _changing = new("Data Source=EngineCallTests;Mode=Memory;Cache=Shared");
    private readonly SqliteConnection _other = new("Data Source=EngineCallTests;Mode=Memory;Cache=Shared");

    public EngineCallTests()
    {
        _changing.Open();
        _other.Open();
        TempDatabase.Execute(_changing, "BEGIN; CREATE TABLE a(x)");
    }

    public void Dispose()
    {
        _changing.Dispose();
        _other.Dispose();
    }

    // Whether they do depends on where in memory the text lies: a literal, an array and the stack are far apart.
    [Fact]
    public void ASchemaThatIsBeingChangedIsBusy()
    {
        AssertIsBusy("SELECT 1 FROM sqlite_master"u8);
        AssertIsBusy("SELECT 1 FROM sqlite_master"u8.ToArray());
        Span<byte> onStack = stackalloc byte[64];
        onStack.Fill((byte)' ');
        "SELECT 1 FROM sqlite_master"u8.CopyTo(onStack);
        AssertIsBusy(onStack);
        Assert.NotNull(Condition.Ask(_other.Handle!, "SELECT count(*) FROM sqlite_master").Error);
    }

    private void AssertIsBusy(ReadOnlySpan<byte> sql)
    {
        Assert.True(EngineCall.Run(_other.Handle!, sql).IsBusy);
        Assert.NotEqual(SQLitePCL.raw.SQLITE_OK, EngineCall.Prepare(_other.Handle!, sql, out _, out _));
        Assert.True(EngineResult.LastOf(_other.Handle!).IsBusy);
    }
}
