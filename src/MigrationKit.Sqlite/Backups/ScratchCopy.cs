using Microsoft.Data.Sqlite;
using MigrationKit.Sqlite.Connecting;
using MigrationKit.Sqlite.Engine;
using MigrationKit.Sqlite.Failures;
using SQLitePCL;

namespace MigrationKit.Sqlite.Backups;

/// <summary>A copy of a database in a folder of its own, made by reading only: not even a write-ahead log is folded in.</summary>
internal static class ScratchCopy
{
    /// <summary>The copy's connection string and its folder, which the caller deletes.</summary>
    /// <param name="connections">The database.</param>
    /// <param name="parent">Where the folder is made; null for the system's folder for temporary files.</param>
    /// <param name="whenFree">Waits for others.</param>
    /// <param name="diskSpace">Tells how much room there is.</param>
    /// <param name="cancellationToken">Ends it; nothing is left.</param>
    public static async ValueTask<(string ConnectionString, string Folder)> CreateAsync(
        ConnectionSource connections, string? parent, WhenFree whenFree, DiskSpace diskSpace, CancellationToken cancellationToken)
    {
        var file = connections.Location.FilePath;
        var folder = parent is null
            ? Directory.CreateTempSubdirectory("migrationkit-").FullName
            : Directory.CreateDirectory(Path.Combine(Path.GetFullPath(parent), $"rehearsal-{Guid.NewGuid():N}")).FullName;
        try
        {
            var path = Path.Combine(folder, file is null ? "copy.db" : Path.GetFileName(file));
            using var target = CopyConnection.ToTarget(connections.ConnectionString, path);
            if (!connections.Location.IsStillToBeCreated)
            {
                await CopyAsync(connections, file, target, folder, whenFree, diskSpace, cancellationToken).ConfigureAwait(false);
            }

            return (target.ConnectionString, folder);
        }
        catch (Exception e)
        {
            Directory.Delete(folder, recursive: true);
            if (e is SqliteException engine)
            {
                throw EngineFailure.Of(
                    EngineResult.Of(engine), connections.Location, "open a copy", MigrationErrorKind.CannotOpen);
            }

            throw;
        }
    }

    private static async ValueTask CopyAsync(
        ConnectionSource connections, string? file, SqliteConnection target, string folder, WhenFree whenFree, DiskSpace diskSpace, CancellationToken cancellationToken)
    {
        // In memory there is no file to open read-only; reading over the program's connection changes nothing either.
        var source = file is null ? connections.OpenForReading()! : CopyConnection.ToReadOnly(connections.ConnectionString, file);
        try
        {
            if (file is not null)
            {
                await whenFree.RunAsync(() => HoldStill(source.Handle!), "make a copy", MigrationErrorKind.InputOutput, cancellationToken).ConfigureAwait(false);
            }

            var result = DatabaseSize.Read(source.Handle!, out var size);
            if (result.IsDone && diskSpace(folder) is { } free && free < size)
            {
                throw RehearsalFailure.NoSpace(connections.Location, folder, size, free);
            }

            result = result.IsDone
                ? await OnlineCopy.RunAsync(source.Handle!, target.Handle!, whenFree, cancellationToken).ConfigureAwait(false)
                : result;
            if (!result.IsDone)
            {
                throw EngineFailure.Of(result, connections.Location, "make a copy", MigrationErrorKind.InputOutput);
            }
        }
        finally
        {
            if (file is null)
            {
                connections.GiveBack(source);
            }
            else
            {
                source.Dispose();
            }
        }
    }

    // One state for all of it: the engine begins a copy anew whenever somebody has written in between, and would never end where that goes on. With a
    // write-ahead log nobody waits for this; else those who commit do, for as long as the copy takes.
    private static EngineResult HoldStill(sqlite3 db)
    {
        var result = EngineCall.Run(db, "BEGIN"u8);
        if (result.IsDone)
        {
            result = EngineCall.ReadInteger(db, "SELECT count(*) FROM main.sqlite_master"u8, out _);
        }

        if (!result.IsDone && EngineCall.InTransaction(db))
        {
            EngineCall.Run(db, "ROLLBACK"u8);
        }

        return result;
    }
}
