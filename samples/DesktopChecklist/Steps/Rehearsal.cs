using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using MigrationKit;
using MigrationKit.Sqlite;

namespace DesktopChecklist.Steps;

/// <summary>The migration and its roll-back, tried on a copy of the real data.</summary>
internal sealed class Rehearsal(OrionDatabase database, Checklist checklist)
{
    private const string Copied = "Copy production database, apply migration, verify schema";
    private const string TakenBack = "Test rollback on copy";
    private const string AppliedAgain = "Apply again, after the rollback";

    private readonly OrionDatabase _copy = new(database.Beside("rehearsal.db"));

    public async Task RunAsync()
    {
        checklist.Section("Pre-Deployment (Dev Environment): Test Migration on Production Database Copy");
        var before = Hash();
        TakeCopy();
        try
        {
            var migrator = SqliteMigrator.Create(_copy.ConnectionString, Migrations.Set, new MigrationOptions { HistoryTable = "schema_migrations" });
            var up = await Checklist.CallAsync(() => migrator.MigrateAsync(), _ => Copied);
            checklist.Verified(
                Copied, "SqliteConnection.BackupDatabase, MigrateAsync",
                _copy.HasColumn() && _copy.HasIndex(), $"{Found.Ran(up)}; column and index are there");
            var down = await Checklist.CallAsync(() => migrator.RollbackAllAsync(), _ => TakenBack);
            checklist.Verified(
                TakenBack, "RollbackAllAsync", !_copy.HasColumn() && !_copy.HasIndex(), $"{Found.Ran(down)}; column and index are gone");
            var again = await Checklist.CallAsync(() => migrator.MigrateAsync(), _ => AppliedAgain);
            checklist.Verified(AppliedAgain, "MigrateAsync", _copy.HasVersion(1), $"{Found.Ran(again)}; {_copy.Rows()} rows");
            checklist.Verified("The original", "SHA-256", Hash() == before, "its bytes are unchanged");
        }
        finally
        {
            File.Delete(_copy.File);
        }

        checklist.ByHand("Run full test suite after migration", "the app's own tests, `dotnet test`");
    }

    // Through SQLite, not as a file: what stands in a journal or a write-ahead log belongs to the database.
    private void TakeCopy()
    {
        File.Delete(_copy.File);
        using var source = new SqliteConnection(
            new SqliteConnectionStringBuilder(database.ConnectionString) { Mode = SqliteOpenMode.ReadOnly }.ToString());
        using var target = new SqliteConnection($"Data Source={_copy.File};Pooling=False");
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }

    private string Hash()
    {
        using var file = new FileStream(database.File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Convert.ToHexString(SHA256.HashData(file));
    }
}
