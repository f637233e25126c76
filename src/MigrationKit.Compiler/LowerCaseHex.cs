namespace MigrationKit.Compiler;

/// <summary>The one way that checksums, fingerprints and chain heads are written.</summary>
internal static class LowerCaseHex
{
    private const string Digits = "0123456789abcdef";

    public static string Of(byte[] bytes) => Of(bytes, new char[bytes.Length * 2]);

    /// <summary>The same in a buffer of the caller's, which is overwritten.</summary>
    public static string Of(byte[] bytes, char[] text)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            text[2 * i] = Digits[bytes[i] >> 4];
            text[(2 * i) + 1] = Digits[bytes[i] & 15];
        }

        return new string(text, 0, bytes.Length * 2);
    }
}
