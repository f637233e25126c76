using MigrationKit.Sqlite.Schema;

namespace MigrationKit.Replay.Observing;

/// <summary>A row of sqlite_master as it was at the last look. <see cref="Look"/> is the number of the last look that met it.</summary>
internal sealed class SchemaRow(byte[] bytes, StoredObject stored, string[] leavesOut)
{
    /// <summary>All of it that counts, to see at a glance whether it changed.</summary>
    public byte[] Bytes => bytes;

    public StoredObject Object => stored;

    /// <summary>The tables that are not stated because of it.</summary>
    public string[] LeavesOut => leavesOut;

    public int Look { get; set; }
}
