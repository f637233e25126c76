using System.Runtime.CompilerServices;

namespace MigrationKit.Tool.Tests;

/// <summary>Compares with a committed '*.verified.txt'; SNAPSHOT_ACCEPT=1 accepts what was received.</summary>
internal static class Golden
{
    public static void Verify(string received, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(file)!, "Golden", $"{Path.GetFileNameWithoutExtension(file)}.{test}");
        var verified = path + ".verified.txt";
        if (Environment.GetEnvironmentVariable("SNAPSHOT_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(verified, received);
        }

        var expected = File.Exists(verified) ? File.ReadAllText(verified) : "";
        if (expected != received)
        {
            File.WriteAllText(path + ".received.txt", received);
        }

        Assert.Equal(expected, received);
    }
}
