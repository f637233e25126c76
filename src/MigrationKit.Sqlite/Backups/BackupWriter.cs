using Microsoft.Data.Sqlite;
using MigrationKit.Providers;
using MigrationKit.Sqlite.Connecting;
using MigrationKit.Sqlite.Engine;
using MigrationKit.Sqlite.Failures;

namespace MigrationKit.Sqlite.Backups;

/// <summary>
/// Backs up what is committed while a session holds the lock: a second connection reads the last commit in either journal mode, and
/// the lock keeps everybody from changing it meanwhile. Written under another name and renamed once it is verified, so that
/// whatever is called '.bak' is whole.
/// </summary>
internal sealed class BackupWriter(
    string connectionString, DatabaseLocation location, HistoryTable history, BackupOptions options, WhenFree whenFree, TimeProvider time, DiskSpace diskSpace)
{
    /// <summary>Back-ups that are too many now and could not be deleted.</summary>
    public IReadOnlyList<BackupNotDeleted> NotDeleted { get; private set; } = [];

    /// <summary>The back-up's whole path; null where there is nothing to back up.</summary>
    /// <exception cref="MigrationException">There is no room, it could not be written, or it is damaged.</exception>
    public async ValueTask<string?> TakeAsync(string? lastApplied, CancellationToken cancellationToken)
    {
        if (location.FilePath is not { } file)
        {
            return null;
        }

        using var source = OpenSource();
        var sized = DatabaseSize.Read(source.Handle!, out var size);
        if (!sized.IsDone)
        {
            throw EngineFailure.Of(sized, location, "read the size", MigrationErrorKind.BackupFailed);
        }

        if (size == 0)
        {
            return null;
        }

        // Where it is a link, the file that it leads to: the engine's journals are beside that one and have its name, too.
        var database = new FileInfo(file).LinkTarget is null ? Path.GetFullPath(file) : RealPath.Of(file);
        var folder = options.Directory is { } named ? Path.GetFullPath(named) : Path.GetDirectoryName(database)!;
        var name = Path.GetFileName(database);
        var taken = BackupName.Of(lastApplied, time.GetUtcNow(), 1);
        var path = Path.Combine(folder, taken.ToFileName(name));
        try
        {
            var made = new BackupFolder(folder);
            var unfinished = UnfinishedBackup.Prepare(folder, database, time.GetUtcNow());
            if (diskSpace(folder) is { } free && free < size)
            {
                throw BackupFailure.NoSpace(location, folder, size, free);
            }

            try
            {
                await WriteAsync(source, size, unfinished, path, cancellationToken).ConfigureAwait(false);
                var before = SameAsBefore(unfinished, folder, name, taken);
                path = before ?? Rename(unfinished, folder, name, taken);

                // Also the name of an earlier one: its run may have been killed before it came to this.
                made.Flush();
                if (before is not null)
                {
                    return before;
                }
            }
            finally
            {
                File.Delete(unfinished);
            }

            NotDeleted = new OldBackups(connectionString, history, folder, name).Delete(path, options.Keep);
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException or ArgumentException)
        {
            throw BackupFailure.NotWritten(location, path, e.Message, e);
        }
    }

    private SqliteConnection OpenSource()
    {
        try
        {
            return CopyConnection.ToSource(connectionString, location);
        }
        catch (SqliteException e)
        {
            throw EngineFailure.Of(
                EngineResult.Of(e), location, "open a second connection to", MigrationErrorKind.BackupFailed);
        }
    }

    private async ValueTask WriteAsync(SqliteConnection source, long size, string unfinished, string path, CancellationToken cancellationToken)
    {
        if (!await TryWriteAsync(source, size, unfinished, path, readsAhead: true, cancellationToken).ConfigureAwait(false))
        {
            // Sound is not enough: an old page can be sound, too. What the engine has read by itself is the engine's to answer for.
            File.Delete(unfinished);
            await TryWriteAsync(source, size, unfinished, path, readsAhead: false, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>False where what was read ahead is not known to be what the source has.</summary>
    private async ValueTask<bool> TryWriteAsync(
        SqliteConnection source, long size, string unfinished, string path, bool readsAhead, CancellationToken cancellationToken)
    {
        using var target = CopyConnection.ToTarget(connectionString, unfinished);
        await using var flush = new DiskFlush(unfinished);
        flush.Reserve(size);
        await using var comparison = location.IsEncrypted ? null : PageComparison.TryBegin(source.Handle!, unfinished, size);
        await using var check = comparison is null ? null : new SourceCheck(OpenSource, time);
        void AfterEachPiece(long pages)
        {
            flush.Begin();
            comparison?.Advance(pages);
        }

        using var ahead = comparison is null || !readsAhead ? null : ReadAhead.TryBegin(source.Handle!);
        var result = await OnlineCopy.ToNewFileAsync(source, target, AfterEachPiece, location.IsEncrypted, whenFree, cancellationToken).ConfigureAwait(false);
        if (!result.IsDone)
        {
            throw BackupFailure.NotCopied(location, path, result);
        }

        target.Close();
        var flushed = flush.FinishAsync();
        var isEqual = comparison is not null && await comparison.FinishAsync(cancellationToken).ConfigureAwait(false);
        if (ahead is not null && !isEqual)
        {
            return false;
        }

        var isSoundCopy = isEqual && await check!.IsSoundAsync(cancellationToken).ConfigureAwait(false);
        Verify(unfinished, isSoundCopy, cancellationToken);
        await flushed.ConfigureAwait(false);
        return true;
    }

    // Equal to what is sound is sound: then it only has to open. In all other cases the copy itself is asked, and has the last word.
    private void Verify(string unfinished, bool isSoundCopy, CancellationToken cancellationToken)
    {
        using var copy = CopyConnection.ToFinished(connectionString, unfinished);
        using var interruption = new Interruption(copy.Handle!, time, null, cancellationToken);
        List<string> findings = [];
        var result = isSoundCopy
            ? EngineCall.ReadInteger(copy.Handle!, "SELECT count(*) FROM main.sqlite_master"u8, out _)
            : SoundCheck.Run(copy.Handle!, out findings);
        cancellationToken.ThrowIfCancellationRequested();
        var damage = result.IsDone ? findings.Where(SoundCheck.IsDamage).ToList() : [result.Message];
        if (damage.Count > 0)
        {
            throw BackupFailure.Damaged(location, damage);
        }
    }

    // A program that fails at every start would fill the disk with the same back-up again and again.
    private static string? SameAsBefore(string unfinished, string folder, string database, BackupName name)
    {
        var newest = Directory.EnumerateFiles(folder, "*" + BackupName.Extension)
            .Select(path => (Path: path, Name: BackupName.Read(Path.GetFileName(path), database)))
            .Where(backup => backup.Name?.Id == name.Id)
            .OrderBy(backup => backup.Name!.Value)
            .LastOrDefault().Path;
        return newest is not null && FileContents.AreEqual(newest, unfinished) ? newest : null;
    }

    // Several runs can end within one second.
    private static string Rename(string unfinished, string folder, string database, BackupName name)
    {
        while (true)
        {
            var path = Path.Combine(folder, name.ToFileName(database));
            try
            {
                File.Move(unfinished, path, overwrite: false);
                return path;
            }
            catch (IOException) when (File.Exists(path))
            {
                name = name with { Number = name.Number + 1 };
            }
        }
    }
}
