using System.Buffers.Binary;
using System.Text;
using MigrationKit.Compiler;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Parsing.Hazards;
using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Replay.Caching;

/// <summary>The bytes of known files. Only the build that wrote them reads them, so that no version has to be told from another.</summary>
internal static class KnownFileFormat
{
    private const string Header = "migrationkit known files";

    // What is read out of a file, and how it is kept, is up to these two modules.
    private static readonly byte[] Build = [.. typeof(KnownFileFormat).Module.ModuleVersionId.ToByteArray(), .. typeof(ParsedFile).Module.ModuleVersionId.ToByteArray()];

    public static byte[] Write(IReadOnlyList<KnownFile> files)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(Header);
        writer.Write(Build);
        writer.Write(files.Count);
        foreach (var file in files)
        {
            writer.Write(file.Stamp.Path);
            writer.Write(file.Stamp.Length);
            writer.Write(file.Stamp.Modified);
            writer.Write(file.Lock is not null);
            if (file.Lock is not null)
            {
                Write(writer, file.Lock);
            }
            else
            {
                Write(writer, file.Script!.Name!);
                Write(writer, file.Script.Up);
                Write(writer, file.Script.Down);
            }
        }

        writer.Flush();
        writer.Write(ByteDigest.Of(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
        return bytes.ToArray();
    }

    /// <summary>Nothing where they are not whole, or of another build.</summary>
    public static Dictionary<string, KnownFile> Read(byte[] bytes)
    {
        var files = new Dictionary<string, KnownFile>(StringComparer.Ordinal);
        var length = bytes.Length - sizeof(ulong);
        if (length < 0 || ByteDigest.Of(bytes.AsSpan(0, length)) != BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(length)))
        {
            return files;
        }

        using var reader = new BinaryReader(new MemoryStream(bytes, 0, length), Encoding.UTF8);
        if (reader.ReadString() != Header || !reader.ReadBytes(Build.Length).AsSpan().SequenceEqual(Build))
        {
            return files;
        }

        var count = reader.ReadInt32();
        files.EnsureCapacity(count);
        for (var i = 0; i < count; i++)
        {
            var stamp = new FileStamp(reader.ReadString(), reader.ReadInt64(), reader.ReadInt64());
            files.Add(stamp.Path, reader.ReadBoolean()
                ? new KnownFile(stamp, null, ReadLock(reader, stamp.Path))
                : new KnownFile(stamp, new ParsedFile(new SqlFile(stamp.Path, ""), ReadName(reader), ReadScript(reader), ReadScript(reader), default), null));
        }

        return files;
    }

    private static void Write(BinaryWriter writer, LockFile file)
    {
        writer.Write(file.Environment);
        writer.Write(file.ChainHead);
        writer.Write(file.Entries.Count);
        foreach (var entry in file.Entries)
        {
            writer.Write(entry.Id);
            writer.Write(entry.Checksum);
            writer.Write(entry.Fingerprint);
            writer.Write(entry.Line);
            writer.Write(entry.Impact);
        }
    }

    private static LockFile ReadLock(BinaryReader reader, string path)
    {
        var (environment, chainHead) = (reader.ReadString(), reader.ReadString());
        var entries = ReadArray(reader, static reader => new LockEntry(reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadInt32()) { Impact = reader.ReadString() });
        return new LockFile(path, environment, entries, chainHead, default);
    }

    private static void Write(BinaryWriter writer, MigrationFileName name)
    {
        writer.Write(name.Id);
        writer.Write(name.Version?.ToString() ?? "");
        writer.Write(name.Description);
        writer.Write((byte)name.Direction);
        writer.Write((byte)name.Kind);
        writer.Write(name.Style);
    }

    private static MigrationFileName ReadName(BinaryReader reader) => new(
        reader.ReadString(),
        reader.ReadString() is { Length: > 0 } version ? new MigrationVersion(version.Split('.')) : null,
        reader.ReadString(),
        (ScriptDirection)reader.ReadByte(),
        (Compiler.Discovery.MigrationKind)reader.ReadByte(),
        reader.ReadString());

    private static void Write(BinaryWriter writer, SqlScript? script)
    {
        writer.Write(script is not null);
        if (script is null)
        {
            return;
        }

        writer.Write(script.Checksum);
        writer.Write(script.Fingerprint);
        writer.Write(script.Facts.Count);
        foreach (var fact in script.Facts)
        {
            Write(writer, fact);
        }
    }

    private static SqlScript? ReadScript(BinaryReader reader) =>
        reader.ReadBoolean() ? KnownFile.Without(reader.ReadString(), reader.ReadString(), ReadArray(reader, ReadFact)) : null;

    private static void Write(BinaryWriter writer, StatementFact fact)
    {
        writer.Write((byte)fact.Kind);
        Write(writer, fact.Span);
        writer.Write(fact.Table);
        writer.Write(fact.Name);
        writer.Write(fact.Detail);
        Write(writer, fact.Columns);
        Write(writer, fact.Indexed);
        writer.Write(fact.ForeignKeys.Count);
        foreach (var key in fact.ForeignKeys)
        {
            Write(writer, key.Columns);
            writer.Write(key.Parent);
            writer.Write(key.OnDelete);
            Write(writer, key.Span);
        }
    }

    private static StatementFact ReadFact(BinaryReader reader) =>
        new((StatementFactKind)reader.ReadByte(), ReadSpan(reader), reader.ReadString(), reader.ReadString(), reader.ReadString())
        {
            Columns = ReadArray(reader, ReadString),
            Indexed = ReadArray(reader, ReadString),
            ForeignKeys = ReadArray(reader, ReadForeignKey),
        };

    private static ForeignKey ReadForeignKey(BinaryReader reader) =>
        new(ReadArray(reader, ReadString), reader.ReadString(), reader.ReadString(), ReadSpan(reader));

    private static void Write(BinaryWriter writer, TextSpan span)
    {
        writer.Write(span.Start);
        writer.Write(span.End);
    }

    private static TextSpan ReadSpan(BinaryReader reader) => new(reader.ReadInt32(), reader.ReadInt32());

    private static void Write(BinaryWriter writer, EquatableArray<string> texts)
    {
        writer.Write(texts.Count);
        foreach (var text in texts)
        {
            writer.Write(text);
        }
    }

    private static string ReadString(BinaryReader reader) => reader.ReadString();

    private static EquatableArray<T> ReadArray<T>(BinaryReader reader, Func<BinaryReader, T> read)
        where T : class, IEquatable<T>
    {
        var count = reader.ReadInt32();
        if (count == 0)
        {
            return default;
        }

        var items = new T[count];
        for (var i = 0; i < count; i++)
        {
            items[i] = read(reader);
        }

        return new EquatableArray<T>(items);
    }
}
