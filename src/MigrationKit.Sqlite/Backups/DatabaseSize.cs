using MigrationKit.Sqlite.Engine;
using SQLitePCL;

namespace MigrationKit.Sqlite.Backups;

/// <summary>Bytes as the engine counts them: pages times page size, whatever part of them is still in a write-ahead log.</summary>
internal static class DatabaseSize
{
    public static EngineResult Read(sqlite3 db, out long size)
    {
        size = 0;
        var result = EngineCall.ReadInteger(db, "PRAGMA main.page_count"u8, out var pages);
        if (result.IsDone)
        {
            result = EngineCall.ReadInteger(db, "PRAGMA main.page_size"u8, out var pageSize);
            size = pages * pageSize;
        }

        return result;
    }
}
