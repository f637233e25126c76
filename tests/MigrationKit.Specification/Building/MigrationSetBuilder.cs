using System.Security.Cryptography;
using System.Text;

namespace MigrationKit.Specification.Building;

/// <summary>
/// Makes sets without the compiler, through the manifest format of docs/formats.md, and computes their chain head on its own.
/// Migrations are taken in the order given; repeatables go last, by id.
/// </summary>
public sealed class MigrationSetBuilder(string name = "Migrations") : System.Collections.IEnumerable
{
    private const int ChunkSize = 64;
    private readonly List<MigrationSource> _sources = [];

    /// <summary>Finds the C# of steps.</summary>
    public MigrationStepFinder? Steps { get; init; }

    /// <summary>The lines of the schema that all of it makes; null for a set without a snapshot.</summary>
    public IReadOnlyList<string>? Schema { get; init; }

    /// <summary>How often a manifest was asked for: a start with nothing pending asks for none.</summary>
    public int ManifestReads { get; private set; }

    public void Add(string id, ScriptSource up, ScriptSource? down = null) => Add(new MigrationSource(id, up, down));

    public void Add(MigrationSource source) => _sources.Add(source);

    public System.Collections.IEnumerator GetEnumerator() => _sources.GetEnumerator();

    public MigrationSet Build()
    {
        List<MigrationSource> ordered =
        [
            .. _sources.Where(source => !source.IsRepeatable),
            .. _sources.Where(source => source.IsRepeatable).OrderBy(source => source.Id, StringComparer.Ordinal),
        ];
        var chunks = ordered.Chunk(ChunkSize).Select(Chunk).ToArray();
        var ids = string.Concat(ordered.Select(source => (char)source.Id.Length + source.Id));
        var schema = Schema is null ? null : Encoding.UTF8.GetBytes(string.Concat(Schema.Select(line => line + "\n")));
        var fingerprint = schema is null ? null : Convert.ToHexStringLower(SHA256.HashData(schema));
        return new MigrationSet(name, ChainHeadOf(ordered), ordered.Count, ids, Blob, Steps, fingerprint);

        ReadOnlySpan<byte> Blob(int chunk, MigrationBlobPart part)
        {
            if (part == MigrationBlobPart.Manifest)
            {
                ManifestReads++;
                return chunks[chunk].Manifest;
            }

            return part == MigrationBlobPart.Schema ? schema : chunks[chunk].Scripts;
        }
    }

    private static (byte[] Manifest, byte[] Scripts) Chunk(MigrationSource[] sources)
    {
        var manifest = new StringBuilder();
        var scripts = new List<byte>();
        foreach (var source in sources)
        {
            var up = scripts.Count;
            scripts.AddRange(Encoding.UTF8.GetBytes(source.Up.Sql));
            var down = scripts.Count;
            scripts.AddRange(Encoding.UTF8.GetBytes(source.Down?.Sql ?? ""));
            manifest.Append(ManifestWriter.Line(source, up, down));
        }

        return (Encoding.UTF8.GetBytes(manifest.ToString()), [.. scripts]);
    }

    private static string ChainHeadOf(IEnumerable<MigrationSource> sources)
    {
        var head = new byte[32];
        foreach (var source in sources)
        {
            head = SHA256.HashData([.. head, .. Encoding.UTF8.GetBytes(source.Id), 0, .. Encoding.UTF8.GetBytes(source.EffectiveChecksum), (byte)'\n']);
        }

        return Convert.ToHexStringLower(head);
    }
}
