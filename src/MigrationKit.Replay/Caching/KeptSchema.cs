using System.Buffers.Binary;
using System.Text;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Observing;
using MigrationKit.Sqlite.Schema;

namespace MigrationKit.Replay.Caching;

/// <summary>
/// What the schema of a kept database looks like, kept beside it: to put a thousand tables into lines takes longer than all else that waits
/// for the database. It goes with the digest of that database, and a file of another one, of another build of this program, or a torn one is as good as none.
/// </summary>
internal sealed class KeptSchema
{
    private const string Header = "migrationkit schema";

    // What counts of a schema, and how it is kept, is up to this module.
    private static readonly byte[] Build = typeof(KeptSchema).Module.ModuleVersionId.ToByteArray();

    private readonly string _database;
    private readonly SchemaRow[] _rows;
    private readonly SchemaBlock[] _blocks;

    private KeptSchema(BinaryReader reader)
    {
        _database = reader.ReadString();
        _rows = new SchemaRow[reader.ReadInt32()];
        for (var i = 0; i < _rows.Length; i++)
        {
            _rows[i] = new SchemaRow(reader.ReadInt64(), null, new StoredObject(reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString()), ReadTexts(reader));
        }

        _blocks = new SchemaBlock[reader.ReadInt32()];
        for (var i = 0; i < _blocks.Length; i++)
        {
            _blocks[i] = new SchemaBlock(reader.ReadString(), reader.ReadString(), ReadTexts(reader));
        }
    }

    /// <summary>Where it is kept, beside the database.</summary>
    public static string FileOf(string cache) => cache + ".schema";

    /// <summary>What was kept beside a database; null where that is not one of ours, whole.</summary>
    public static KeptSchema? TryLoad(string cache)
    {
        try
        {
            return File.Exists(FileOf(cache)) ? Read(File.ReadAllBytes(FileOf(cache))) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps it for the next replay. Where that fails, that one looks itself.</summary>
    /// <param name="cache">The database's file.</param>
    /// <param name="digest">The database's digest.</param>
    /// <param name="schema">What was seen of it, before anything else was run on it.</param>
    public static void Save(string cache, string digest, SchemaTracker schema)
    {
        var beside = StoredPrefix.FileBeside(FileOf(cache));
        try
        {
            File.WriteAllBytes(beside, Write(digest, schema));
            File.Move(beside, FileOf(cache), overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            StoredPrefix.TryDelete(beside);
        }
    }

    /// <summary>The schema as it was seen; null where that was of another database.</summary>
    /// <param name="digest">The digest of the one that is asked for.</param>
    /// <param name="database">That one, as it was loaded.</param>
    /// <exception cref="EngineException">The database cannot be read.</exception>
    public SchemaTracker? Of(string digest, ScratchDatabase database) => _database == digest ? SchemaTracker.From(_rows, _blocks, database) : null;

    private static byte[] Write(string digest, SchemaTracker schema)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(Header);
        writer.Write(Build);
        writer.Write(digest);
        writer.Write(schema.Rows.Count);
        foreach (var row in schema.Rows)
        {
            writer.Write(row.Id);
            writer.Write(row.Object.Type);
            writer.Write(row.Object.Name);
            writer.Write(row.Object.Table);
            writer.Write(row.Object.Sql);
            Write(writer, row.LeavesOut);
        }

        writer.Write(schema.Blocks.Count);
        foreach (var block in schema.Blocks)
        {
            writer.Write(block.Table);
            writer.Write(block.Key);
            Write(writer, block.Lines);
        }

        writer.Flush();
        writer.Write(ByteDigest.Of(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
        return bytes.ToArray();
    }

    private static KeptSchema? Read(byte[] bytes)
    {
        var length = bytes.Length - sizeof(ulong);
        if (length < 0 || ByteDigest.Of(bytes.AsSpan(0, length)) != BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(length)))
        {
            return null;
        }

        using var reader = new BinaryReader(new MemoryStream(bytes, 0, length), Encoding.UTF8);
        return reader.ReadString() == Header && reader.ReadBytes(Build.Length).AsSpan().SequenceEqual(Build) ? new KeptSchema(reader) : null;
    }

    private static void Write(BinaryWriter writer, string[] texts)
    {
        writer.Write(texts.Length);
        foreach (var text in texts)
        {
            writer.Write(text);
        }
    }

    private static string[] ReadTexts(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        if (count == 0)
        {
            return [];
        }

        var texts = new string[count];
        for (var i = 0; i < count; i++)
        {
            texts[i] = reader.ReadString();
        }

        return texts;
    }
}
