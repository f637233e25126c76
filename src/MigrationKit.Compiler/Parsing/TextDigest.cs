using System.Security.Cryptography;
using System.Text;

namespace MigrationKit.Compiler.Parsing;

/// <summary>
/// SHA-256 of text in UTF-8, fed piece by piece so that no copy of the whole is made. One a thread: its buffers and the
/// hash behind it cost more than the digest of a small script, and a generator reads a thousand of those.
/// </summary>
internal sealed class TextDigest
{
    [ThreadStatic]
    private static TextDigest? _ofThisThread;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    private readonly char[] _chars = new char[4096];
    private readonly byte[] _bytes = new byte[Encoding.UTF8.GetMaxByteCount(4096)];
    private int _count;
    private bool _isDirty;

    private TextDigest()
    {
    }

    /// <summary>Ready for a new text, whatever became of the one before.</summary>
    public static TextDigest Begin()
    {
        var digest = _ofThisThread ??= new TextDigest();
        if (digest._isDirty)
        {
            digest.Finish();
        }

        return digest;
    }

    public void Append(string text, int start, int length)
    {
        _isDirty = true;
        while (length > 0)
        {
            var piece = Math.Min(length, _chars.Length - _count);
            Copy(text, start, piece);
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
        if (length >= _chars.Length - _count)
        {
            Append(text, start, length);
            Append("\n", 0, 1);
            return;
        }

        _isDirty = true;
        Copy(text, start, length);
        _count += length;
        _chars[_count++] = '\n';
    }

    /// <summary>The digest as lower-case hex.</summary>
    public string Finish()
    {
        Hash(last: true);
        _isDirty = false;
        return LowerCaseHex.Of(_hash.GetHashAndReset(), _chars);
    }

    // Most tokens are so short that the call costs more than the copy.
    private void Copy(string text, int start, int length)
    {
        if (length > 16)
        {
            text.CopyTo(start, _chars, _count, length);
            return;
        }

        var (chars, to) = (_chars, _count);
        for (var end = start + length; start < end; start++)
        {
            chars[to++] = text[start];
        }
    }

    // The encoder keeps a surrogate that a piece ends with for the next one.
    private void Hash(bool last)
    {
        _hash.AppendData(_bytes, 0, _encoder.GetBytes(_chars, 0, _count, _bytes, 0, last));
        _count = 0;
    }
}
