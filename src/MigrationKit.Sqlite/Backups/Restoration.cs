using Microsoft.Data.Sqlite;
using MigrationKit.Providers;
using MigrationKit.Sqlite.Connecting;
using MigrationKit.Sqlite.Engine;
using MigrationKit.Sqlite.Failures;
using MigrationKit.Sqlite.History;
using SQLitePCL;

namespace MigrationKit.Sqlite.Backups;

/// <summary>Puts a back-up in the place of a database. Refusals come before anything is touched (docs/decisions/0016).</summary>
internal sealed class Restoration
{
    private readonly string _connectionString;
    private readonly string _backup;
    private readonly DatabaseLocation _location;
    private readonly HistoryTable _history;
    private readonly WhenFree _whenFree;
    private readonly TimeProvider _time;

    public Restoration(string connectionString, string backup, MigrationOptions options)
    {
        _connectionString = connectionString;
        _backup = backup;
        _location = new DatabaseLocation(connectionString);
        _history = new HistoryTable(options.HistoryTable, "");
        _whenFree = new WhenFree(_location, options.LockTimeout, options.Time);
        _time = options.Time;
        HistoryName.Check(_history);
    }

    public async Task<RestoreReport> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await RestoreAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (MigrationException e) when (!RestoreFailure.SaysWhatBecameOfIt(e.Message))
        {
            // The engine's failures do not know that replacing is all or nothing.
            throw new MigrationException(e.Kind, $"{e.Message} {RestoreFailure.Unchanged}", e.InnerException);
        }
    }

    private async Task<RestoreReport> RestoreAsync(CancellationToken cancellationToken)
    {
        var began = _time.GetTimestamp();
        var path = RealPath.Of(_location.FilePath ?? throw RestoreFailure.InMemory(_location));
        if (!File.Exists(_backup))
        {
            throw RestoreFailure.NoFile(_backup);
        }

        if (string.Equals(path, RealPath.Of(_backup), StringComparison.Ordinal))
        {
            throw RestoreFailure.IsTheDatabase(_backup);
        }

        if (_backup.EndsWith(UnfinishedBackup.Extension, StringComparison.Ordinal))
        {
            throw RestoreFailure.Unfinished(_backup);
        }

        var isOfLogged = BackupIsOfLogged();
        using var source = OpenBackup();
        var backup = Sound(source.Handle!, cancellationToken);
        IdleConnections.Close(_connectionString);
        using var target = OpenTarget();
        var before = await ReadAsync(target.Handle!, cancellationToken).ConfigureAwait(false);
        if (before.WhyNot(backup, Path.GetFileName(_backup), Path.GetFileName(path)) is { } why)
        {
            throw RestoreFailure.OfAnother(_location, _backup, why);
        }

        var isLogged = HasWriteAheadLog(target.Handle!);
        var staysLogged = isLogged && !_location.IsEncrypted && HaveOnePageSize(source.Handle!, target.Handle!);
        try
        {
            await TakeOverAsync(target.Handle!, staysLogged, cancellationToken).ConfigureAwait(false);
            await CopyAsync(source.Handle!, target.Handle!, cancellationToken).ConfigureAwait(false);
            if (staysLogged && !isOfLogged)
            {
                // The engine keeps the mode of a database that has a log; the back-up's own comes back as it does without.
                EngineCall.Run(target.Handle!, "PRAGMA journal_mode = DELETE"u8);
            }
        }
        catch when (isLogged)
        {
            EngineCall.Run(target.Handle!, "PRAGMA journal_mode = WAL"u8);
            throw;
        }

        return new RestoreReport(
            _location.Description, _backup, backup.Applied, [.. before.Applied.Except(backup.Applied, StringComparer.Ordinal)],
            before.Size, backup.Size, _time.GetElapsedTime(began));
    }

    // Asked of the file, because a connection that only reads it does not tell; before there is one, because closing the file would drop its locks (POSIX).
    private bool BackupIsOfLogged()
    {
        const int WriteVersion = 18;
        Span<byte> header = stackalloc byte[WriteVersion + 1];
        try
        {
            using var file = File.OpenHandle(_backup, share: FileShare.ReadWrite | FileShare.Delete);
            return RandomAccess.Read(file, header, 0) == header.Length && header[WriteVersion] == 2;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw RestoreFailure.Damaged(_backup, e.Message.TrimEnd('.'));
        }
    }

    private SqliteConnection OpenBackup()
    {
        try
        {
            // A copy made by hand may have its write-ahead log beside it; ours never has.
            return File.Exists(_backup + "-wal")
                ? CopyConnection.ToReadOnly(_connectionString, _backup)
                : CopyConnection.ToFinished(_connectionString, _backup);
        }
        catch (SqliteException e)
        {
            throw RestoreFailure.Damaged(_backup, e.Message.TrimEnd('.'));
        }
    }

    private StoredDatabase Sound(sqlite3 db, CancellationToken cancellationToken)
    {
        // It reads all of the back-up: long enough to be cancelled.
        using var interruption = new Interruption(db, _time, null, cancellationToken);
        var result = SoundCheck.Run(db, out var findings);
        cancellationToken.ThrowIfCancellationRequested();
        if (result.IsOfNewerSchema)
        {
            throw RestoreFailure.OfNewerSchema(_backup, result);
        }

        var damage = result.IsDone ? findings.Find(SoundCheck.IsDamage) : result.Message;
        if (damage is not null)
        {
            throw RestoreFailure.Damaged(_backup, damage);
        }

        result = StoredDatabase.Read(db, _history, new DatabaseLocation(_connectionString, _backup), out var backup);
        return result.IsDone ? backup : throw RestoreFailure.Damaged(_backup, result.Message);
    }

    private async ValueTask<StoredDatabase> ReadAsync(sqlite3 target, CancellationToken cancellationToken)
    {
        var stored = StoredDatabase.None;
        try
        {
            await _whenFree.RunAsync(
                () => StoredDatabase.Read(target, _history, _location, out stored), "read the history", MigrationErrorKind.InvalidHistory, cancellationToken)
                .ConfigureAwait(false);
            return stored;
        }
        catch (MigrationException e) when (e.Kind is MigrationErrorKind.Corrupt or MigrationErrorKind.InvalidHistory)
        {
            throw RestoreFailure.Unreadable(_backup, e);
        }
    }

    private SqliteConnection OpenTarget()
    {
        try
        {
            return CopyConnection.ToSource(_connectionString, _location);
        }
        catch (SqliteException e)
        {
            throw EngineFailure.Of(EngineResult.Of(e), _location, "open the connection", MigrationErrorKind.CannotOpen);
        }
    }

    private static bool HasWriteAheadLog(sqlite3 db)
    {
        var code = EngineCall.Prepare(db, "PRAGMA main.journal_mode"u8, out var statement);
        using (statement)
        {
            return code == raw.SQLITE_OK && raw.sqlite3_step(statement) == raw.SQLITE_ROW && EngineCall.ReadText(statement, 0) == "wal";
        }
    }

    private static bool HaveOnePageSize(sqlite3 one, sqlite3 other) =>
        EngineCall.ReadInteger(one, "PRAGMA main.page_size"u8, out var size).IsDone
        && EngineCall.ReadInteger(other, "PRAGMA main.page_size"u8, out var otherSize).IsDone
        && size == otherSize;

    /// <summary>From here on nobody else reads or writes the file until the connection is closed.</summary>
    private async ValueTask TakeOverAsync(sqlite3 db, bool staysLogged, CancellationToken cancellationToken)
    {
        var holders = LockHolders.Find(_location.FilePath);
        if (holders.Count > 0)
        {
            throw RestoreFailure.InUse(_location, string.Join(", ", holders));
        }

        EngineCall.Run(db, "PRAGMA busy_timeout = 0"u8);
        const string Doing = "get exclusive use";
        if (!staysLogged)
        {
            // A log takes only pages of the database's own size. Whoever is killed from here until the copy is committed leaves the old database without its log.
            await _whenFree.RunAsync(() => EngineCall.Run(db, "PRAGMA journal_mode = DELETE"u8), Doing, MigrationErrorKind.InUse, cancellationToken).ConfigureAwait(false);
        }

        // With a log, too, this needs every other connection gone.
        EngineCall.Run(db, "PRAGMA locking_mode = EXCLUSIVE"u8);
        await _whenFree.RunAsync(() => EngineCall.Run(db, "BEGIN EXCLUSIVE"u8), Doing, MigrationErrorKind.InUse, cancellationToken).ConfigureAwait(false);
        await _whenFree.RunAsync(() => EngineCall.Run(db, "COMMIT"u8), Doing, MigrationErrorKind.InUse, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask CopyAsync(sqlite3 source, sqlite3 target, CancellationToken cancellationToken)
    {
        var result = await OnlineCopy.RunAsync(source, target, _whenFree, cancellationToken).ConfigureAwait(false);
        if (!result.IsDone)
        {
            var failure = EngineFailure.Of(result, _location, "restore the contents", MigrationErrorKind.InputOutput);
            throw result.IsAtCommit ? RestoreFailure.NotCertain(failure) : failure;
        }
    }
}
