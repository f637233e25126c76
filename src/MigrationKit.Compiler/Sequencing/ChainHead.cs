using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>One value that vouches for an ordered history: a running SHA-256 over (head, id, checksum), see docs/formats.md.</summary>
internal static class ChainHead
{
    private const int HashLength = 32;

    /// <summary>The head of no migration.</summary>
    public static string Start { get; } = new('0', HashLength * 2);

    /// <summary>The head of the migrations in this order, as lower-case hex.</summary>
    public static string Of(IEnumerable<(string Id, string Checksum)> migrations) => After(Start, migrations);

    /// <summary>The head that follows a head.</summary>
    public static string After(string start, IEnumerable<(string Id, string Checksum)> migrations)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var head = Bytes(start);
        var buffer = new byte[512];
        foreach (var (id, checksum) in migrations)
        {
            var length = HashLength + Encoding.UTF8.GetMaxByteCount(id.Length + checksum.Length) + 2;
            if (length > buffer.Length)
            {
                buffer = new byte[length * 2];
            }

            Buffer.BlockCopy(head, 0, buffer, 0, HashLength);
            var end = HashLength + Encoding.UTF8.GetBytes(id, 0, id.Length, buffer, HashLength);
            buffer[end++] = 0;
            end += Encoding.UTF8.GetBytes(checksum, 0, checksum.Length, buffer, end);
            buffer[end++] = (byte)'\n';
            sha.AppendData(buffer, 0, end);
            head = sha.GetHashAndReset();
        }

        return LowerCaseHex.Of(head);
    }

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
