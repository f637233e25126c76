namespace MigrationKit.Sqlite.TestApp;

/// <summary>A program that migrates when it is told to.</summary>
internal sealed class MigratingProgram
{
    private readonly MigrationSet _set;
    private readonly ProgramOptions _arguments;
    private readonly MigrationOptions _options;

    public MigratingProgram(string set, ProgramOptions options)
    {
        _set = Sets.ByName(set);
        _arguments = options;
        _options = new MigrationOptions
        {
            LockTimeout = TimeSpan.FromSeconds(options.Number("lock") ?? 120),
            TransactionMode = options.Value("mode") is { } mode ? Enum.Parse<TransactionMode>(mode) : TransactionMode.WholeRun,
            StatementTimeout = options.Number("timeout") is { } timeout ? TimeSpan.FromSeconds(timeout) : null,

            Backup = options.Value("backup") is { } folder ? new BackupOptions { Directory = folder, Keep = 1 } : null,

            // Databases that are kept as test assets must not name the machine they were made on.
            AppliedBy = "TestApp",
            Progress = options.Value("quiet") is null ? new StatementLines(options.Number("kill"), options.Number("spin") ?? 0) : null,
        };
    }

    public async Task<int> RunAsync(string connectionString)
    {
        Console.ReadLine();
        var files = new CountedFiles(_arguments);
        var code = await MigrateAsync(connectionString) ? 0 : 1;
        files.Tell();
        return code;
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
            foreach (var left in report.BackupsNotDeleted)
            {
                Console.WriteLine($"left {left.Path}: {left.Reason}");
            }

            return true;
        }
        catch (MigrationException e)
        {
            Console.WriteLine($"error {e.Kind} {e.Message}");
            return false;
        }
    }
}
