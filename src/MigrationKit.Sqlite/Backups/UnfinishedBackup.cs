using System.Security.Cryptography;
using System.Text;

namespace MigrationKit.Sqlite.Backups;

/// <summary>
/// The file that a back-up is until it is verified. Its name is the same for each run over a database on a machine, so that one takes away what
/// a killed one has left: while a session has the database's lock nobody else backs it up. What other machines have left in the folder
/// goes after a day.
/// </summary>
internal static class UnfinishedBackup
{
    public const string Extension = ".unfinished";

    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    /// <summary>The path to write to; there is no file.</summary>
    /// <param name="folder">The folder of the back-ups; exists.</param>
    /// <param name="database">The whole path of the database.</param>
    /// <param name="now">Now.</param>
    public static string Prepare(string folder, string database, DateTimeOffset now)
    {
        var name = Path.GetFileName(database);
        var whose = SHA256.HashData(Encoding.UTF8.GetBytes(Environment.MachineName + "\0" + database));
        var path = Path.Combine(folder, $"{name}.{Convert.ToHexString(whose.AsSpan(0, 8))}{Extension}");
        File.Delete(path);
        foreach (var left in Directory.EnumerateFiles(folder, "*" + Extension))
        {
            if (Path.GetFileName(left).StartsWith(name + ".", StringComparison.Ordinal) && now - File.GetLastWriteTimeUtc(left) > Abandoned)
            {
                TryDelete(left);
            }
        }

        return path;
    }

    // Another machine's: it takes room, and is in nobody's way.
    private static void TryDelete(string left)
    {
        try
        {
            File.Delete(left);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
