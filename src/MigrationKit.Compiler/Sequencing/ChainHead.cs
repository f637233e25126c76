using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>One value that vouches for an ordered history: a running SHA-256 over (head, id, checksum), see docs/formats.md.</summary>
internal sealed class ChainHead
{
    private const int HashLength = 32;

    /// <summary>The head of no migration.</summary>
    public const string Start = "0000000000000000000000000000000000000000000000000000000000000000";

    private readonly IncrementalHash _sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _head;
    private byte[] _buffer = new byte[512];

    /// <param name="start">The head that follows.</param>
    public ChainHead(string start) => _head = Bytes(start);

    /// <summary>The head of the migrations in this order, as lower-case hex.</summary>
    public static string Of(IEnumerable<(string Id, string Checksum)> migrations)
    {
        var chain = new ChainHead(Start);
        foreach (var (id, checksum) in migrations)
        {
            chain.Add(id, checksum);
        }

        return chain.ToString();
    }

    public void Add(string id, string checksum)
    {
        var length = HashLength + Encoding.UTF8.GetMaxByteCount(id.Length + checksum.Length) + 2;
        if (length > _buffer.Length)
        {
            _buffer = new byte[length * 2];
        }

        Buffer.BlockCopy(_head, 0, _buffer, 0, HashLength);
        var end = HashLength + Encoding.UTF8.GetBytes(id, 0, id.Length, _buffer, HashLength);
        _buffer[end++] = 0;
        end += Encoding.UTF8.GetBytes(checksum, 0, checksum.Length, _buffer, end);
        _buffer[end++] = (byte)'\n';
        _sha.AppendData(_buffer, 0, end);
        _head = _sha.GetHashAndReset();
    }

    /// <summary>The head, as lower-case hex.</summary>
    public override string ToString() => LowerCaseHex.Of(_head);

    private static byte[] Bytes(string hex)
    {
        var bytes = new byte[HashLength];
        for (var i = 0; i < HashLength; i++)
        {
            bytes[i] = byte.Parse(hex.Substring(i * 2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        }

        return bytes;
    }
}
