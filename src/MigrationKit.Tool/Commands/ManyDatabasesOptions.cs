using System.CommandLine;
using MigrationKit.Sqlite;
using MigrationKit.Tool.Folders;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Commands;

/// <summary>`--databases` and `--parallel`: one folder of migrations over many files.</summary>
internal sealed class ManyDatabasesOptions
{
    private readonly Option<string?> _databases = new("--databases")
    {
        Description = "Instead of --database: all files of this pattern, such as 'tenants/*.db' or 'tenants/**/*.db', quoted so that the shell leaves it alone.",
        HelpName = "PATTERN",
    };

    private readonly Option<int?> _parallel = NumberOption.Create("--parallel", 1, "With --databases: how many at a time. Default: one a processor.");

    /// <summary>Makes the command's one database one of two ways to say what is migrated.</summary>
    public void AddTo(Command command, Option<string> database, params Option[] forOneOnly)
    {
        database.Required = false;
        command.Add(_databases);
        command.Add(_parallel);
        command.Validators.Add(result =>
        {
            var many = result.GetResult(_databases) is not null;
            if (result.GetResult(database) is null == !many)
            {
                result.AddError("Name the database with --database, or many with --databases.");
            }

            foreach (var option in forOneOnly.Where(option => many && result.GetResult(option) is { Implicit: false }))
            {
                result.AddError($"{option.Name} is for one database; leave it out with --databases.");
            }

            if (!many && result.GetResult(_parallel) is { Implicit: false })
            {
                result.AddError("--parallel goes with --databases.");
            }
        });
    }

    /// <exception cref="Refusal">No file is of that pattern.</exception>
    public Task<MigrateAllReport> RunAsync(ParseResult call, MigrationSet set, MigrationOptions options, IToolOutput output, CancellationToken cancellationToken)
    {
        // All of them first: how many there are is part of the progress, and a back-up that the run makes may be of the pattern, too.
        var pattern = call.GetValue(_databases)!;
        var files = FilePattern.Files(pattern).ToList();
        return files.Count > 0
            ? output.ShowDatabasesAsync(files.Count, progress => SqliteMigrator.MigrateAllAsync(
                files.Select(ConnectionText.OfFile), set, options with { AllProgress = progress }, call.GetValue(_parallel), cancellationToken))
            : throw new Refusal(
                "noDatabase", $"No file is like '{pattern}'. Check the pattern: `--databases` takes what is there, and creates nothing.");
    }
}
