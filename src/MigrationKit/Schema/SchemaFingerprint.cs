using System.Security.Cryptography;
using System.Text;

namespace MigrationKit;

/// <summary>SHA-256 over the lines that state a schema (docs/formats.md).</summary>
internal static class SchemaFingerprint
{
    public static string Of(IEnumerable<string> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in lines)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
        }

        return ChainHead.ToText(hash.GetHashAndReset());
    }
}
