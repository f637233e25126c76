using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Replay.Engine;
using SQLitePCL;
using CompilerChainHead = MigrationKit.Compiler.Sequencing.ChainHead;

namespace MigrationKit.Replay.Caching;

/// <summary>
/// The database behind the locked migrations, kept from build to build: they cannot change, so only what is new has to run.
/// A file of another chain, engine or format, or one that was touched, is not used and written anew.
/// </summary>
/// <param name="file">The database; its key lies beside it.</param>
/// <param name="engine">What ran the migrations.</param>
/// <param name="locked">The locked migrations at the start of the set.</param>
internal sealed class PrefixCache(string file, NativeEngine engine, IReadOnlyList<SequencedMigration> locked)
{
    private const int Format = 1;

    private readonly string _key = string.Create(
        CultureInfo.InvariantCulture,
        $"migrationkit replay {Format}\n{engine.Version}\n{CompilerChainHead.After(CompilerChainHead.Start, locked.Select(migration => (migration.Id, migration.Up.Checksum)))}\n");

    private string KeyFile => file + ".key";

    /// <returns>Whether the database now holds what the locked migrations make.</returns>
    public bool TryLoad(ScratchDatabase database)
    {
        try
        {
            return File.Exists(KeyFile) && File.ReadAllText(KeyFile) == _key + Hash() && Load(database);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Keeps the database. Where that fails, the next build runs everything again.</summary>
    public void Save(ScratchDatabase database)
    {
        try
        {
            File.Delete(KeyFile);
            File.Delete(file);
            if (Store(database))
            {
                File.WriteAllText(KeyFile, _key + Hash(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Without its key a file is not used.
        }
    }

    private bool Load(ScratchDatabase database)
    {
        if (raw.sqlite3_open_v2(file, out var stored, raw.SQLITE_OPEN_READONLY, null) != raw.SQLITE_OK)
        {
            stored.Dispose();
            return false;
        }

        using (stored)
        {
            return ScratchDatabase.Transfer(stored, database.Db);
        }
    }

    private bool Store(ScratchDatabase database)
    {
        var code = raw.sqlite3_open_v2(file, out var stored, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE, null);
        using (stored)
        {
            // A torn file shows by its hash.
            return code == raw.SQLITE_OK
                && raw.sqlite3_exec(stored, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF") == raw.SQLITE_OK
                && ScratchDatabase.Transfer(database.Db, stored);
        }
    }

    private string Hash()
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexString(SHA256.HashData(stream));
    }
}
