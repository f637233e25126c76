using System.Text;
using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Compiler.Tests.Validation;

/// <summary>Bytes as a host reads them: strictly where they are UTF-8, and with U+FFFD and a flag where they are not.</summary>
internal static class FileBytes
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static SqlFile Read(string path, byte[] bytes)
    {
        try
        {
            return new SqlFile(path, NormalisedText.Of(Strict.GetString(bytes)));
        }
        catch (DecoderFallbackException)
        {
            return new SqlFile(path, NormalisedText.Of(Encoding.UTF8.GetString(bytes)), IsValidUtf8: false);
        }
    }
}
