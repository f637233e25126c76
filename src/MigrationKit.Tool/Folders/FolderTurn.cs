using System.Security.Cryptography;
using System.Text;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Folders;

/// <summary>
/// One process of the machine at a time for what looks at a folder and then adds to it. The system lets go of it when a process
/// dies, and nothing is left behind in the folder.
/// </summary>
internal static class FolderTurn
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <exception cref="Refusal">Others had it all the time.</exception>
    public static T Take<T>(string folder, Func<T> act)
    {
        using var turn = new Mutex(initiallyOwned: false, NameOf(folder));
        if (!Wait(turn))
        {
            throw new Refusal("folderBusy", $"Another migrationkit has been at work in '{folder}' for {LongestWait.TotalSeconds} seconds. Run the command again.");
        }

        try
        {
            return act();
        }
        finally
        {
            turn.ReleaseMutex();
        }
    }

    private static bool Wait(Mutex turn)
    {
        try
        {
            return turn.WaitOne(LongestWait);
        }
        catch (AbandonedMutexException)
        {
            // Who had it died, and now it is ours. What it wrote is whole files, or nothing.
            return true;
        }
    }

    // One folder by two spellings on a file system that ignores case is still one; two that differ in it only wait for nothing.
    private static string NameOf(string folder)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)).ToUpperInvariant();
        return "migrationkit-" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..32];
    }
}
