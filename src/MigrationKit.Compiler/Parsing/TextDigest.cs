using System.Security.Cryptography;
using System.Text;

namespace MigrationKit.Compiler.Parsing;

/// <summary>SHA-256 of text in UTF-8, fed piece by piece so that no copy of the whole is made.</summary>
internal sealed class TextDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    private readonly char[] _chars = new char[4096];
    private readonly byte[] _bytes = new byte[Encoding.UTF8.GetMaxByteCount(4096)];
    private int _count;

    public void Append(string text, int start, int length)
    {
        while (length > 0)
        {
            var piece = Math.Min(length, _chars.Length - _count);
            text.CopyTo(start, _chars, _count, piece);
            _count += piece;
            start += piece;
            length -= piece;
            if (_count == _chars.Length)
            {
                Hash(last: false);
            }
        }
    }

    public void AppendLine(string text, int start, int length)
    {
        Append(text, start, length);
        Append("\n", 0, 1);
    }

    /// <summary>The digest as lower-case hex; afterwards the object starts anew.</summary>
    public string Finish()
    {
        Hash(last: true);
        return LowerCaseHex.Of(_hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

    // The encoder keeps a surrogate that a piece ends with for the next one.
    private void Hash(bool last)
    {
        _hash.AppendData(_bytes, 0, _encoder.GetBytes(_chars, 0, _count, _bytes, 0, last));
        _count = 0;
    }
}
