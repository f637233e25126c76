using System.Text;
using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Tool.Folders;

/// <summary>Reads a file as strict UTF-8; one that is not is marked, and a rule tells the user.</summary>
internal static class Utf8File
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static SqlFile Read(string root, string path)
    {
        var bytes = File.ReadAllBytes(Path.Combine(root, path));
        try
        {
            return new SqlFile(path, NormalisedText.Of(Strict.GetString(bytes)));
        }
        catch (DecoderFallbackException)
        {
            // Only to point at a place in it: a file so marked is never hashed, compiled or run.
            return new SqlFile(path, NormalisedText.Of(Encoding.UTF8.GetString(bytes)), IsValidUtf8: false);
        }
    }
}
