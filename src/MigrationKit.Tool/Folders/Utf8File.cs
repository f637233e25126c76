using System.Text;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Folders;

/// <summary>Reads a file as strict UTF-8; one that is not is marked, and a rule tells the user.</summary>
internal static class Utf8File
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="root">The folder.</param>
    /// <param name="path">The file in it.</param>
    /// <param name="mayBePipe">Its length is said to be 0, or not known: then it may be no file that ends.</param>
    /// <exception cref="Refusal">It is not there any more, or may not be read, or is no regular file.</exception>
    public static SqlFile Read(string root, string path, bool mayBePipe = false)
    {
        if (mayBePipe && IsPipe(Path.Combine(root, path)))
        {
            throw new Refusal("inputOutput", $"'{path}' in '{root}' is no regular file but a pipe or a device, and reading it may never end. Every file of the folder counts: move it out of the folder.");
        }

        var bytes = Bytes(root, path);
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

    // A moment ago it stood in the list of the folder.
    private static byte[] Bytes(string root, string path)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(root, path));
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new Refusal("inputOutput", $"'{path}' is listed in '{root}' and cannot be found there: it is a link to nothing, or was deleted meanwhile. Bring it back or remove it, and try again.");
        }
        catch (UnauthorizedAccessException)
        {
            throw new Refusal("inputOutput", $"'{path}' in '{root}' may not be read by this user. Every file of the folder counts: give it the right to read, or move the file out of the folder.");
        }
        catch (IOException failure)
        {
            throw new Refusal("inputOutput", $"'{path}' in '{root}' cannot be read: {failure.Message} Where another program holds it, end that or wait, and try again.");
        }
    }

    // Opened for writing too, a pipe does not wait for a program at its other end.
    private static bool IsPipe(string path)
    {
        try
        {
            using var file = OperatingSystem.IsWindows() ? null : new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
            return file?.CanSeek == false;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Whatever is wrong with it, reading says.
            return false;
        }
    }
}
