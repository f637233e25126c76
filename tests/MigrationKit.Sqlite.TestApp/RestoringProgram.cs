namespace MigrationKit.Sqlite.TestApp;

/// <summary>A program that restores a back-up when it is told to.</summary>
internal sealed class RestoringProgram(ProgramOptions options)
{
    public async Task<int> RunAsync(string connectionString, string backup)
    {
        Console.ReadLine();
        var files = new CountedFiles(options);
        try
        {
            await SqliteMigrator.RestoreAsync(connectionString, backup);
            files.Tell();
            return 0;
        }
        catch (MigrationException e)
        {
            Console.WriteLine($"error {e.Kind} {e.Message}");
            return 1;
        }
    }
}
