using System.Security.Cryptography;
using System.Text;

namespace MigrationKit;

/// <summary>The chain head of docs/formats.md: one value for an ordered history.</summary>
internal static class ChainHead
{
    /// <summary>The head of no migration. No set has it, so the history of a script that has not ended carries it too.</summary>
    public const string Empty = "0000000000000000000000000000000000000000000000000000000000000000";

    private const int Length = SHA256.HashSizeInBytes;

    public static byte[] Start() => new byte[Length];

    public static byte[] Append(byte[] head, string id, string checksum)
    {
        var idLength = Encoding.UTF8.GetByteCount(id);
        var bytes = new byte[Length + idLength + 1 + checksum.Length + 1];
        head.CopyTo(bytes, 0);
        Encoding.UTF8.GetBytes(id, bytes.AsSpan(Length));
        Encoding.UTF8.GetBytes(checksum, bytes.AsSpan(Length + idLength + 1));
        bytes[^1] = (byte)'\n';
        return SHA256.HashData(bytes);
    }

    // Convert.ToHexStringLower is newer than .NET 8.
    public static string ToText(byte[] head) => string.Create(Length * 2, head, static (chars, bytes) =>
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            chars[i * 2] = "0123456789abcdef"[bytes[i] >> 4];
            chars[(i * 2) + 1] = "0123456789abcdef"[bytes[i] & 15];
        }
    });
}
