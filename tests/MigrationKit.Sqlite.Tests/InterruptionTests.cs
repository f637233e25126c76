using Microsoft.Data.Sqlite;
using MigrationKit.Specification.Building;
using MigrationKit.Sqlite.Engine;
using MigrationKit.Sqlite.Running;
using SQLitePCL;

namespace MigrationKit.Sqlite.Tests;

/// <summary>Time limits, cancelling, and steps.</summary>
public sealed class InterruptionTests : IDisposable
{
    private const string Endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;\n";

    private readonly TempDatabase _database = new();

    public void Dispose() => _database.Dispose();

    private static MigrationSet WithStep(MigrationStep step, ScriptTransaction transaction = ScriptTransaction.Inside)
    {
        var set = new MigrationSetBuilder { Steps = (_, _) => step };
        set.Add("0001_a", new ScriptSource("CREATE TABLE a(x);\n-- migration:step Fill\nINSERT INTO a VALUES (2);\n") { Transaction = transaction });
        return set.Build();
    }

    private static MigrationStep Executing(string sql) => async (context, cancellationToken) =>
    {
        await using var command = context.Connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    };

    [Fact]
    public async Task AStatementOverItsTimeIsStoppedAndNamed()
    {
        var error = await _database.FailAsync(MigrationErrorKind.Timeout, TempDatabase.Set(
            ("0001_a", "-- migration:timeout 50ms\nCREATE TABLE a(x);\n" + Endless)));

        Assert.StartsWith("Migration '0001_a' was stopped at 0001_a.sql(3,1): the statement ran longer than 0.05 s. ", error.Message, StringComparison.Ordinal);
        Assert.Contains("-- migration:timeout 10m", error.Message, StringComparison.Ordinal);
        Assert.Equal("", _database.Query("SELECT name FROM sqlite_master"));
    }

    [Fact]
    public async Task AConditionOverItsTimeIsStoppedToo()
    {
        var error = await _database.FailAsync(MigrationErrorKind.Timeout, TempDatabase.Set(
            ("0001_a", "-- migration:timeout 50ms\n-- migration:require " + Endless + "CREATE TABLE a(x);\n")));

        Assert.Equal(2, error.Line);
    }

    [Fact]
    public async Task CancellingStopsARunningStatement()
    {
        using var cancel = new CancellationTokenSource();
        var set = WithStep(async (context, _) =>
        {
            // Comes while the statement behind it runs: nothing else ends that.
            cancel.CancelAfter(50);
            await Task.Yield();
        });
        var endless = new MigrationSetBuilder { Steps = set.Steps };
        endless.Add("0001_a", "CREATE TABLE a(x);\n-- migration:step Fill\n" + Endless);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => SqliteMigrator.MigrateAsync(_database.ConnectionString, endless.Build(), cancellationToken: cancel.Token));

        Assert.Equal("", _database.Query("SELECT name FROM sqlite_master"));
    }

    // The engine forgets an interrupt that meets no statement. Where it is not repeated, the statement runs to its end and says done.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AnInterruptThatComesBeforeTheStatementBeginsStillEndsIt(bool cancelled)
    {
        using var connection = _database.Open();
        using var cancel = new CancellationTokenSource();
        using var interruption = new Interruption(connection.Handle!, TimeProvider.System, cancelled ? null : TimeSpan.FromMilliseconds(1), cancel.Token);
        interruption.StatementBegins();
        if (cancelled)
        {
            cancel.Cancel();
        }
        else
        {
            SpinWait.SpinUntil(() => interruption.TimedOut);
        }

        var result = EngineCall.Run(connection.Handle!, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 200000000) SELECT count(*) FROM n"u8);

        Assert.Equal(raw.SQLITE_INTERRUPT, result.Primary);
    }

    [Fact]
    public async Task CancellingStopsAStepsOwnCommand()
    {
        using var cancel = new CancellationTokenSource();
        var set = WithStep((context, token) =>
        {
            cancel.CancelAfter(50);
            return Executing(Endless)(context, token);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => SqliteMigrator.MigrateAsync(_database.ConnectionString, set, cancellationToken: cancel.Token));

        Assert.Equal("", _database.Query("SELECT name FROM sqlite_master"));
    }

    [Theory]
    [InlineData(ScriptTransaction.Inside)]
    [InlineData(ScriptTransaction.Outside)]
    public async Task AStepWorksWithPlainCommandsAndParameters(ScriptTransaction transaction)
    {
        await _database.MigrateAsync(WithStep(
            async (context, cancellationToken) =>
            {
                var connection = Assert.IsType<SqliteConnection>(context.Connection);
                await using var command = connection.CreateCommand();
                command.CommandText = "INSERT INTO a VALUES ($x)";
                command.Parameters.AddWithValue("$x", 1);
                await command.ExecuteNonQueryAsync(cancellationToken);
            },
            transaction));

        Assert.Equal("1 2", _database.Query("SELECT x FROM a"));
        Assert.Equal(transaction == ScriptTransaction.Inside ? "2" : "3", _database.Query("SELECT progress FROM migration_history"));
    }

    [Fact]
    public async Task AStepThatBeginsATransactionIsToldThatItIsInOne()
    {
        var error = await _database.FailAsync(MigrationErrorKind.StepFailed, WithStep((context, _) =>
        {
            using var transaction = context.Connection.BeginTransaction();
            return default;
        }));

        Assert.Contains("failed in its step 'Fill' at 0001_a.sql(2,1): SqliteException", error.Message, StringComparison.Ordinal);
        Assert.Contains("runs inside the migration's transaction already", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("COMMIT")]
    [InlineData("ROLLBACK")]
    public async Task AStepThatEndsTheTransactionIsRefused(string sql)
    {
        var error = await _database.FailAsync(MigrationErrorKind.StepFailed, WithStep(Executing(sql)));

        Assert.Contains("has ended the migration's transaction", error.Message, StringComparison.Ordinal);
        Assert.Equal("", _database.Query("SELECT name FROM sqlite_master"));
    }

    // The engine does not tell whose savepoint it is: of one name, the step's and the script's are one.
    [Fact]
    public async Task AStepThatTakesTheNameOfTheScriptsSavepointIsToldToTakeAnother()
    {
        var set = new MigrationSetBuilder { Steps = (_, _) => Executing("SAVEPOINT s; RELEASE s") };
        set.Add("0001_a", "SAVEPOINT s;\n-- migration:step Fill\nRELEASE s;\n");
        var error = await _database.FailAsync(MigrationErrorKind.StepFailed, set.Build());

        Assert.Contains("or give it another name where the script has one of that name open itself", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SAVEPOINT s", "s")]
    [InlineData("SAVEPOINT \"a \"\"b\"", "a \"b")]
    [InlineData("SAVEPOINT s; INSERT INTO a VALUES (1); ROLLBACK TO s", "s")]
    [InlineData("SAVEPOINT s; SAVEPOINT T; RELEASE t", "s")]
    public async Task AStepThatLeavesASavepointOpenIsRefused(string sql, string name)
    {
        var error = await _database.FailAsync(MigrationErrorKind.StepFailed, WithStep(Executing(sql)));

        Assert.Contains($"the step has left the savepoint '{name}' open", error.Message, StringComparison.Ordinal);
        Assert.Equal("", _database.Query("SELECT name FROM sqlite_master"));
    }

    [Fact]
    public async Task AStepMayUseSavepointsThatItReleases()
    {
        await _database.MigrateAsync(WithStep(Executing("SAVEPOINT s; INSERT INTO a VALUES (1); ROLLBACK TO s; RELEASE s; SAVEPOINT s; INSERT INTO a VALUES (3); RELEASE s")));

        Assert.Equal("3 2", _database.Query("SELECT x FROM a"));
    }

    [Fact]
    public async Task AStepThatSwallowsTheRefusedCommitIsRefusedAllTheSame()
    {
        var error = await _database.FailAsync(MigrationErrorKind.StepFailed, WithStep(async (context, cancellationToken) =>
        {
            try
            {
                await Executing("COMMIT")(context, cancellationToken);
            }
            catch (SqliteException)
            {
            }
        }));

        Assert.Contains("has ended the migration's transaction", error.Message, StringComparison.Ordinal);
        Assert.Equal("", _database.Query("SELECT name FROM sqlite_master"));
    }

    [Fact]
    public async Task AStepThatClosesTheConnectionIsRefused()
    {
        var error = await _database.FailAsync(MigrationErrorKind.StepFailed, WithStep((context, _) =>
        {
            context.Connection.Close();
            return default;
        }));

        Assert.Contains("closed its connection", error.Message, StringComparison.Ordinal);
    }
}
