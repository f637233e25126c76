using System.Collections;
using System.Runtime.CompilerServices;
using System.Text;

namespace MigrationKit;

/// <summary>
/// The migrations of one folder, in order: the history of one database. Compiled in as bytes and decoded on demand,
/// so that having a thousand of them costs nothing at start-up.
/// </summary>
public sealed class MigrationSet : IReadOnlyList<Migration>
{
    /// <summary>Migrations in a chunk, see docs/formats.md.</summary>
    internal const int ChunkSize = 64;

    private readonly MigrationBlob _blob;
    private readonly MigrationStepFinder? _steps;
    private readonly string _ids;
    private string[]? _list;
    private Migration[]? _migrations;

    /// <summary>Creates the set. Called by generated code.</summary>
    /// <param name="name">The set's name, which its history is kept under.</param>
    /// <param name="chainHead">The chain head of all of it, as compiled.</param>
    /// <param name="count">How many migrations it has.</param>
    /// <param name="ids">The ids in order, before each a character whose number is the id's length in characters (docs/formats.md).</param>
    /// <param name="blob">Hands out manifests and scripts.</param>
    /// <param name="steps">Finds the C# of steps; null where no script has one.</param>
    /// <param name="schemaFingerprint">The fingerprint of the schema that all of it makes; null where no snapshot says so.</param>
    public MigrationSet(
        string name, string chainHead, int count, string ids, MigrationBlob blob, MigrationStepFinder? steps = null, string? schemaFingerprint = null)
    {
        Name = name;
        ChainHead = chainHead;
        Count = count;
        _ids = ids;
        _blob = blob;
        _steps = steps;
        SchemaFingerprint = schemaFingerprint;
    }

    /// <summary>The set's name: the folder's path below the project with dots, <c>Migrations</c>.</summary>
    public string Name { get; }

    /// <summary>One value that vouches for the whole ordered set (lower-case hex SHA-256, see docs/formats.md).</summary>
    public string ChainHead { get; }

    /// <summary>How many migrations there are, repeatables included.</summary>
    public int Count { get; }

    /// <summary>Finds the C# of steps; null where no script has one.</summary>
    public MigrationStepFinder? Steps => _steps;

    /// <summary>
    /// One value for the schema that all of the set makes (lower-case hex SHA-256, see docs/formats.md); null where the set's folder
    /// has no schema.snapshot.
    /// </summary>
    public string? SchemaFingerprint { get; }

    /// <summary>The migration at an index, from 0; versioned ones in order, then repeatables by id.</summary>
    public Migration this[int index] => (_migrations ?? Read())[index];

    /// <summary>The migration of an id, or null.</summary>
    /// <param name="id">The id, compared exactly.</param>
    public Migration? Find(string id)
    {
        foreach (var migration in this)
        {
            if (string.Equals(migration.Id, id, StringComparison.Ordinal))
            {
                return migration;
            }
        }

        return null;
    }

    /// <summary>The ids, in order: all that a list needs, and in a program that has just started much cheaper than the migrations themselves.</summary>
    // A first list is nearly all compiling and loading, and each further method or type costs it as much as hundreds of ids (docs/decisions/0022).
    // Hence all in one method, unoptimised: otherwise its loop would be counted and compiled a second time.
    public IReadOnlyList<string> Ids
    {
        [MethodImpl(MethodImplOptions.NoOptimization)]
        get
        {
            if (_list is not null)
            {
                return _list;
            }

            var ids = _ids;
            var list = new string[Count];
            var at = 0;
            for (var i = 0; i < list.Length; i++)
            {
                if (at >= ids.Length)
                {
                    throw NoLine(i + 1);
                }

                var length = ids[at];
                list[i] = ids.Substring(at + 1, length);
                at += length + 1;
            }

            return _list = list;
        }
    }

    /// <summary>The set for a person: <c>Migrations (5 migrations)</c>.</summary>
    public override string ToString() => $"{Name} ({Number.Of(Count, "migration")})";

    /// <inheritdoc />
    public IEnumerator<Migration> GetEnumerator() => ((IEnumerable<Migration>)(_migrations ?? Read())).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The lines that state the expected schema; none without a fingerprint.</summary>
    internal string[] ReadSchemaLines() => SchemaFingerprint is null
        ? []
        : Encoding.UTF8.GetString(_blob(0, MigrationBlobPart.Schema)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    internal ReadOnlySpan<byte> Bytes(int chunk, MigrationBlobPart part) => _blob(chunk, part);

    // A chunk is decoded as a whole: its lines have to be walked anyway to reach one of them.
    internal ManifestFacts ReadFacts(Migration migration)
    {
        var chunk = (migration.Ordinal - 1) / ChunkSize;
        var lines = _blob(chunk, MigrationBlobPart.Manifest);
        ManifestFacts? found = null;
        for (var i = chunk * ChunkSize; !lines.IsEmpty; i++)
        {
            var end = lines.IndexOf((byte)'\n');
            var facts = ManifestLine.Read(this, chunk, lines[..end]);
            lines = lines[(end + 1)..];
            this[i].Facts = facts;
            found = i == migration.Ordinal - 1 ? facts : found;
        }

        return found ?? throw NoLine(migration.Ordinal);
    }

    private Migration[] Read()
    {
        var ids = Ids;
        var migrations = new Migration[Count];
        for (var i = 0; i < migrations.Length; i++)
        {
            migrations[i] = new Migration(this, i + 1, ids[i]);
        }

        // Two threads may get here at once; all must see the same objects.
        return Interlocked.CompareExchange(ref _migrations, migrations, null) ?? migrations;
    }

    private InvalidOperationException NoLine(int ordinal) => new($"The compiled set '{Name}' has no line for migration {ordinal}.");
}
