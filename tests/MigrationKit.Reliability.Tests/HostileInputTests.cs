using System.Globalization;
using MigrationKit.Specification.Building;
using MigrationKit.Sqlite.TestApp;

namespace MigrationKit.Reliability.Tests;

/// <summary>Scripts and folders made to break something: refused or handled, within bounded memory. (Names: HostileNamesTests.)</summary>
public sealed class HostileInputTests
{
    private const int Megabyte = 1_000_000;

    // The runtime, the engine and the test app by themselves: about 60 MB.
    private const long Program = 150 * Megabyte;

    // In hexadecimal, as the runtime reads it.
    private const string HeapLimit = "DOTNET_GCHeapHardLimit";

    [Theory]
    [InlineData("CREATE TABLE a(x);\0DROP TABLE mine;")]
    [InlineData("CREATE TABLE a(x);\nINSERT INTO a VALUES ('\0');")]
    [InlineData("CREATE TABLE a(x); -- migration\0\nDROP TABLE mine;\0")]
    public async Task ANulByteCutsNothingOffInSilence(string sql)
    {
        using var database = new TempDatabase();
        database.Execute("CREATE TABLE mine(x)");
        var error = await database.FailAsync(MigrationErrorKind.ScriptFailed, TempDatabase.Set(("0001_a", sql)));

        Assert.Contains("NUL character", error.Message, StringComparison.Ordinal);
        Assert.Equal("mine", database.Query("SELECT name FROM sqlite_master"));
    }

    [Theory]
    [InlineData("statements", 100, 100, 2)]
    [InlineData("line", 1, 10, 9)]
    public void AHugeScriptTakesLittleMoreMemoryThanItself(string set, int usual, int full, int times)
    {
        using var database = new TempDatabase();
        var megabytes = Extent.Of(usual, full);

        // The script, and where its statements begin: a copy of it as a string would not fit, and end the process.
        var heap = FormattableString.Invariant($"export {HeapLimit}={((2L * megabytes) + 40) * Megabyte:x}; exec \"$@\"");
        using var process = TestProcess.StartUnder(heap, database.ConnectionString, FormattableString.Invariant($"{set}:{megabytes}"), "quiet=1");
        process.Go();
        var peak = Peak(process);

        Assert.True(process.Finish() == 0, Shortened(process));
        Assert.Equal("1", database.Query("SELECT count(*) > 10000 FROM big"));
        Extent.Tell($"{set} of {megabytes} MB: peak {peak / Megabyte} MB");

        // The script itself, and what the engine makes of the statement that it runs.
        Assert.True(peak < Program + ((long)times * megabytes * Megabyte), FormattableString.Invariant($"{peak / Megabyte} MB"));
    }

    // Guards the limit: with less than the script itself it is no success.
    [Fact]
    public void AHugeScriptDoesNotFitIntoLessThanItself()
    {
        using var database = new TempDatabase();
        using var process = TestProcess.StartUnder(
            FormattableString.Invariant($"export {HeapLimit}={16 * Megabyte:x}; ulimit -c 0; exec \"$@\""), database.ConnectionString, "statements:100", "quiet=1");
        process.Go();

        Assert.NotEqual(0, process.Finish());
        Assert.Equal("", database.Query("SELECT name FROM sqlite_master"));
    }

    [Fact]
    public async Task TriggersThatSetEachOtherOffEndAtTheEnginesLimit()
    {
        using var database = new TempDatabase();
        var error = await database.FailAsync(MigrationErrorKind.ScriptFailed, TempDatabase.Set(
            ("0001_a", "PRAGMA recursive_triggers = ON;\nCREATE TABLE a(x);\nCREATE TRIGGER t AFTER INSERT ON a BEGIN INSERT INTO a VALUES (new.x + 1); END;\nINSERT INTO a VALUES (1);\n")));

        Assert.Equal(4, error.Line);
        Assert.Contains("too many levels of trigger recursion", error.Message, StringComparison.Ordinal);
        Assert.Equal("", database.Query("SELECT name FROM sqlite_master"));
    }

    [Theory]
    [InlineData("endless", "error Timeout Migration '0002_endless' was stopped at 0002_endless.sql(1,1)")]
    [InlineData("bomb", "error InputOutput Migration '0002_one_row' stopped at 0002_one_row.sql(2,1): The engine ran out of memory")]
    public void ABombIsStoppedByTheLimitOfTimeOrMemory(string set, string expected)
    {
        using var database = new TempDatabase();
        using var process = TestProcess.Start(database.ConnectionString, set, "timeout=5");
        process.Go();
        var peak = Peak(process);

        Assert.True(process.Finish() == 1, process.ToString());
        Assert.Contains(expected, process.ToString(), StringComparison.Ordinal);
        Assert.Contains("the database is as it was before the run", process.ToString(), StringComparison.Ordinal);
        Assert.Equal("", database.Query("SELECT name FROM sqlite_master"));
        Assert.True(peak < 2 * Program, FormattableString.Invariant($"{peak / Megabyte} MB"));
        Extent.Tell($"{set}: peak {peak / Megabyte} MB");
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("/tmp/outside")]
    [InlineData("..\\outside")]
    public void TheToolWritesNothingOutsideTheFolder(string name)
    {
        using var database = new TempDatabase();
        var folder = Path.Combine(database.Folder, "inner", "Migrations");
        Directory.CreateDirectory(folder);
        using var process = TestProcess.StartTool("new", name, "--set", folder);
        process.Finish();

        Assert.Equal([Path.Combine(database.Folder, "inner")], Directory.EnumerateFileSystemEntries(database.Folder));
        Assert.Equal([folder], Directory.EnumerateFileSystemEntries(Path.Combine(database.Folder, "inner")));
    }

    [Fact]
    public void TheToolRefusesAScriptThatLiesOutsideTheFolder()
    {
        using var database = new TempDatabase();
        var folder = Directory.CreateDirectory(Path.Combine(database.Folder, "Migrations")).FullName;
        var outside = Path.Combine(database.Folder, "0001_outside.sql");
        File.WriteAllText(outside, "CREATE TABLE a(x);\n");
        File.CreateSymbolicLink(Path.Combine(folder, "0001_outside.sql"), outside);
        using var process = TestProcess.StartTool("migrate", folder, "--database", database.File);

        Assert.Equal(1, process.Finish());
        Assert.Contains("outside", process.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(database.File));
    }

    [Fact]
    public void TheToolRunsAHugeScript()
    {
        using var database = new TempDatabase();
        var folder = Directory.CreateDirectory(Path.Combine(database.Folder, "Migrations")).FullName;
        var megabytes = Extent.Of(usual: 10, full: 100);
        using (var file = File.CreateText(Path.Combine(folder, "0001_big.sql")))
        {
            file.Write("CREATE TABLE big(x TEXT);\n");
            for (var i = 0; i < megabytes * Megabyte / 100; i++)
            {
                file.Write("INSERT INTO big VALUES ('01234567890123456789012345678901234567890123456789012345678901234567890');\n");
            }
        }

        using var process = TestProcess.StartTool("migrate", folder, "--database", database.File);
        var peak = Peak(process);
        Assert.True(process.Finish() == 0, Shortened(process));
        Extent.Tell($"the tool, a script of {megabytes} MB: peak {peak / Megabyte} MB");
        Assert.True(peak < Program + (10L * megabytes * Megabyte), FormattableString.Invariant($"{peak / Megabyte} MB"));
    }

    // The system's own count of what the process has had in memory at most; the last look before its end.
    private static long Peak(TestProcess process)
    {
        var peak = 0L;
        while (!process.WaitForEnd(milliseconds: 20))
        {
            try
            {
                foreach (var line in File.ReadLines(FormattableString.Invariant($"/proc/{process.Id}/status")))
                {
                    if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                    {
                        peak = long.Parse(line.AsSpan("VmHWM:".Length, line.Length - "VmHWM: kB".Length), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture) * 1024;
                    }
                }
            }
            catch (IOException)
            {
                // It has just ended, or this is no Linux: then only the outcome is proved.
            }
        }

        return peak;
    }

    private static string Shortened(TestProcess process) => process.ToString()[..Math.Min(2000, process.ToString().Length)];
}
