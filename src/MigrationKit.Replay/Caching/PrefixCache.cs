using System.Globalization;
using System.Text;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Replay.Engine;
using SQLitePCL;

namespace MigrationKit.Replay.Caching;

/// <summary>
/// The database behind the locked migrations, kept from build to build: they cannot change, so only what is new has to run.
/// A file of another chain, baseline, engine or format, or one that was touched, is not used and written anew.
/// </summary>
/// <param name="file">The database; its key lies beside it.</param>
/// <param name="engine">What ran the migrations.</param>
/// <param name="baseline">What they ran on; null for an empty database.</param>
/// <param name="head">The chain head of the locked migrations at the start of the set.</param>
internal sealed class PrefixCache(string file, NativeEngine engine, SequencedMigration? baseline, string head)
{
    private const int Format = 2;

    private readonly string _key = string.Create(
        CultureInfo.InvariantCulture,
        $"migrationkit replay {Format}\n{engine.Version}\n{head}\n{baseline?.Up.Checksum}\n");

    /// <param name="loaded">What was loaded of the file already; null to load it now. It is disposed where it is not the one.</param>
    /// <returns>The database behind the locked migrations; null where it has to be made.</returns>
    public StoredPrefix? Take(StoredPrefix? loaded)
    {
        var stored = loaded ?? StoredPrefix.TryLoad(file, engine);
        if (stored?.Key == _key)
        {
            return stored;
        }

        stored?.Dispose();
        return null;
    }

    /// <summary>Keeps the database. Where that fails, the next build runs everything again.</summary>
    public void Save(ScratchDatabase database)
    {
        // Under a name of its own until it is whole, and the digest is of what was written here: another build may keep its own meanwhile.
        var beside = StoredPrefix.FileBeside(file);
        try
        {
            File.Delete(StoredPrefix.KeyFileOf(file));
            File.Delete(beside);
            if (Store(database, beside))
            {
                var digest = StoredPrefix.DigestOf(File.ReadAllBytes(beside));
                File.Move(beside, file, overwrite: true);
                File.WriteAllText(StoredPrefix.KeyFileOf(file), _key + digest, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Without its key a file is not used.
        }
        finally
        {
            StoredPrefix.TryDelete(beside);
        }
    }

    private static bool Store(ScratchDatabase database, string beside)
    {
        var code = raw.sqlite3_open_v2(beside, out var stored, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE, null);
        using (stored)
        {
            // A torn file shows by its hash.
            return code == raw.SQLITE_OK
                && raw.sqlite3_exec(stored, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF") == raw.SQLITE_OK
                && ScratchDatabase.Transfer(database.Db, stored);
        }
    }
}
