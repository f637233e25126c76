using System.Text;
using MigrationKit.Sqlite.Schema;

namespace MigrationKit.Replay.Observing;

/// <summary>A row of sqlite_master as it was at the last look. <see cref="Look"/> is the number of the last look that met it.</summary>
/// <param name="id">Its rowid.</param>
/// <param name="bytes">All of it that counts; null where it was kept without.</param>
/// <param name="stored">What it says.</param>
/// <param name="leavesOut">The tables that are not stated because of it.</param>
internal sealed class SchemaRow(long id, byte[]? bytes, StoredObject stored, string[] leavesOut)
{
    private byte[]? _bytes = bytes;

    public long Id => id;

    /// <summary>All of it that counts, to see at a glance whether it changed. Made of text, they are another's than those of text that is no UTF-8: then it is read again.</summary>
    public byte[] Bytes => _bytes ??= Encoding.UTF8.GetBytes(string.Join('\0', stored.Type, stored.Name, stored.Table, stored.Sql));

    public StoredObject Object => stored;

    /// <summary>The tables that are not stated because of it.</summary>
    public string[] LeavesOut => leavesOut;

    public int Look { get; set; }
}
