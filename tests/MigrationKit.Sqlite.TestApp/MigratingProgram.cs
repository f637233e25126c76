using System.Globalization;

namespace MigrationKit.Sqlite.TestApp;

/// <summary>A program that migrates when it is told to.</summary>
internal sealed class MigratingProgram
{
    private readonly MigrationSet _set;
    private readonly MigrationOptions _options;

    public MigratingProgram(string set, string[] options)
    {
        _set = Sets.ByName(set);
        _options = new MigrationOptions
        {
            LockTimeout = TimeSpan.FromSeconds(Number(options, "lock") ?? 120),
            TransactionMode = Value(options, "mode") is { } mode ? Enum.Parse<TransactionMode>(mode) : TransactionMode.WholeRun,
            StatementTimeout = Number(options, "timeout") is { } timeout ? TimeSpan.FromSeconds(timeout) : null,

            // Databases that are kept as test assets must not name the machine they were made on.
            AppliedBy = "TestApp",
            Progress = Value(options, "quiet") is null ? new StatementLines(Number(options, "kill")) : null,
        };
    }

    public async Task<int> RunAsync(string connectionString)
    {
        Console.ReadLine();
        return await MigrateAsync(connectionString) ? 0 : 1;
    }

    public async Task<int> RunRoundsAsync()
    {
        var code = 0;
        while (Console.ReadLine() is { Length: > 0 } connectionString)
        {
            code |= await MigrateAsync(connectionString) ? 0 : 1;
        }

        return code;
    }

    private async Task<bool> MigrateAsync(string connectionString)
    {
        try
        {
            var report = await SqliteMigrator.MigrateAsync(connectionString, _set, _options);
            Console.WriteLine(FormattableString.Invariant($"done {report.Migrations.Count} waited {report.WaitedForLock.TotalMilliseconds:0}"));
            return true;
        }
        catch (MigrationException e)
        {
            Console.WriteLine($"error {e.Kind} {e.Message}");
            return false;
        }
    }

    private static int? Number(string[] options, string name) =>
        Value(options, name) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;

    private static string? Value(string[] options, string name) =>
        Array.Find(options, option => option.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];
}
