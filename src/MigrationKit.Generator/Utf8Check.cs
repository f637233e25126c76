using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace MigrationKit.Generator;

/// <summary>
/// Whether a file was UTF-8. The compiler decodes what is not with another encoding and says nothing;
/// behind a byte order mark it even replaces the bytes that it cannot read by U+FFFD.
/// </summary>
internal static class Utf8Check
{
    private const int Utf8CodePage = 65001;

    public static bool IsUtf8(SourceText text)
    {
        if (text.Encoding is not null && text.Encoding.CodePage != Utf8CodePage)
        {
            return false;
        }

        var content = text.ToString();
        var isAscii = Encoding.UTF8.GetByteCount(content) == content.Length;
        return isAscii || (!HasLoneSurrogate(content) && (content.IndexOf('\uFFFD') < 0 || IsWhatTheFileHolds(text, content)));
    }

    // The compiler keeps a checksum of the bytes it read: a U+FFFD that stands in the file gives the same one again.
    private static bool IsWhatTheFileHolds(SourceText text, string content)
    {
        using HashAlgorithm algorithm = text.ChecksumAlgorithm == SourceHashAlgorithm.Sha256 ? SHA256.Create() : SHA1.Create();
        var plain = Encoding.UTF8.GetBytes(content);
        var marked = Encoding.UTF8.GetPreamble().Concat(plain).ToArray();
        var checksum = text.GetChecksum();
        return checksum.SequenceEqual(algorithm.ComputeHash(plain)) || checksum.SequenceEqual(algorithm.ComputeHash(marked));
    }

    private static bool HasLoneSurrogate(string content)
    {
        for (var i = 0; i < content.Length; i++)
        {
            if (char.IsSurrogate(content[i]) && !(char.IsSurrogatePair(content, i) && i++ < content.Length))
            {
                return true;
            }
        }

        return false;
    }
}
