using System.CommandLine;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Tool.Folders;
using MigrationKit.Tool.Output;
using MigrationKit.Tool.Replaying;

namespace MigrationKit.Tool.Commands;

/// <summary>`check`: what a build would say about the folder, without a build.</summary>
internal sealed class CheckCommand : ToolCommand
{
    private readonly Argument<string?> _folder = FolderArgument.Create();

    private readonly Option<bool> _warningsAsErrors = new("--warnings-as-errors") { Description = "Let a warning fail the check too." };

    private readonly Option<bool> _ci = new("--ci")
    {
        Description = "Also report migrations that are not locked yet, and a schema.snapshot that is stale: what is built here is about to ship.",
    };

    private readonly Option<bool> _lockOnly = new("--lock-only")
    {
        Description = "Check only that what has shipped is unchanged.",
    };

    private readonly Option<string?> _stamp = new("--stamp")
    {
        Description = "Write FILE if, and only if, the check succeeds; for incremental builds.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _noReplay = new("--no-replay") { Description = "Do not run the migrations in a scratch database." };

    private readonly Option<string?> _engine = new("--engine")
    {
        Description = "The native SQLite library to run them on. Default: the one of this program.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _minimumSqlite = new("--minimum-sqlite")
    {
        Description = "Warn of what the oldest SQLite that the scripts have to run on does not know.",
        HelpName = "VERSION",
    };

    public CheckCommand(ToolConsole console)
        : base("check", "Checks the folder: file names, SQL text, order, that locked migrations are unchanged, and that all of them run.", console)
    {
        Add(_folder);
        Add(_ci);
        Add(_warningsAsErrors);
        Add(_lockOnly);
        Add(_noReplay);
        Add(_engine);
        Add(_minimumSqlite);
        _minimumSqlite.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } version && !Version.TryParse(version, out _))
            {
                result.AddError($"'{version}' is no version of SQLite, like 3.35.5.");
            }
        });
        Add(_stamp);
    }

    protected override Task<CommandResult> RunAsync(ParseResult call, IToolOutput output, CancellationToken cancellationToken)
    {
        var lockOnly = call.GetValue(_lockOnly);
        var (name, dialect, ci) = (call.FolderOf(_folder), call.GetValue(GlobalOptions.Dialect), call.GetValue(_ci));

        // A build asks this of every folder it has; where nothing has shipped, nothing can have changed.
        var folder = lockOnly ? Folder.CompileAny(name, dialect, ci) : Folder.Compile(name, dialect, ci, call.GetValue(_minimumSqlite) ?? "");
        var guards = RuleCatalog.All.Where(rule => rule.GuardsHistory).Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        var warningsAsErrors = call.GetValue(_warningsAsErrors);
        var problems = folder.Problems(warningsAsErrors)
            .Where(problem => !lockOnly || guards.Contains(problem.Rule))
            .ToList();
        var notes = new List<string>();

        if (!lockOnly && !call.GetValue(_noReplay) && dialect == SqlDialect.Sqlite && FolderReplay.CanRun(folder.Set))
        {
            var (found, told) = FolderReplay.Run(folder.Set, call.GetValue(_engine), name, cancellationToken);
            problems.AddRange(found.Select(problem => ProblemInfo.Of(problem, name, warningsAsErrors)));
            notes.AddRange(told);
        }

        var result = new CheckResult(folder.Name, folder.Set.Sequence.Migrations.Count, problems, notes);
        if (result.ExitCode == ExitCode.Done && call.GetValue(_stamp) is { } stamp)
        {
            // Written by us and not by the build: a build would touch it after a failure too, and let the next one pass.
            WholeFile.Write(stamp, folder.Set.Sequence.ChainHead + "\n");
        }

        return Task.FromResult<CommandResult>(result);
    }
}
