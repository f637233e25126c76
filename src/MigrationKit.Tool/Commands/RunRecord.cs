using System.CommandLine;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Commands;

/// <summary>What a run leaves behind beside the database: `--backup` before it, `--report` after it, also after one that failed.</summary>
internal sealed class RunRecord
{
    private readonly Option<string?> _backup = new("--backup")
    {
        Description = "Back up the database into this folder before anything is changed, verify it, and keep the newest ones.",
        HelpName = "DIR",
    };

    // The one that was just taken stays.
    private readonly Option<int?> _keep = NumberOption.Create(
        "--keep-backups", 1, FormattableString.Invariant($"With --backup: how many back-ups of this database stay in the folder. Default: {new BackupOptions().Keep}."));

    private readonly Option<string?> _report = ReportFile.CreateOption("of the run, also of one that failed");

    public void AddTo(Command command)
    {
        command.Add(_backup);
        command.Add(_keep);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_keep) is not null && result.GetResult(_backup) is null)
            {
                result.AddError("--keep-backups goes with --backup.");
            }
        });
        command.Add(_report);
    }

    public BackupOptions? Backup(ParseResult call) => call.GetValue(_backup) is { } folder 
        ? new BackupOptions { Directory = folder, Keep = call.GetValue(_keep) ?? new BackupOptions().Keep }
        : null;

    /// <exception cref="Refusal">The file's extension is none that is known; asked before the run, because afterwards there is nothing to correct.</exception>
    public ReportFile? Report(ParseResult call) => ReportFile.Of(call.GetValue(_report));

    /// <summary>Runs, and writes the record of it, however it ends.</summary>
    public static async Task<MigrationReport> KeepAsync(DatabaseCall call, ReportFile? file, Func<Task<MigrationReport>> run)
    {
        file?.Begin();
        var startedAt = TimeProvider.System.GetUtcNow();
        MigrationReport report;
        try
        {
            report = await run();
        }
        catch (Exception e) when (file is not null && Of(e, call, startedAt) is not null)
        {
            var failed = Of(e, call, startedAt)!;
            file.WriteFailure(failed.ToHtml, failed.ToJson, failed.ToText, e);
            throw;
        }

        file?.Write(report.ToHtml, report.ToJson, report.ToText);
        return report;
    }

    private static MigrationReport? Of(Exception error, DatabaseCall call, DateTimeOffset startedAt) => error switch
    {
        MigrationException failure => failure.Report,
        MigrationCanceledException cancelled => cancelled.Report,

        // The tool itself has refused, for the folder's sake: no run began, but one was to.
        Refusal refusal => new MigrationReport
        {
            Set = call.SetName,
            Database = call.Database,
            StartedAt = startedAt,
            Error = new MigrationException(
                MigrationErrorKind.InvalidFolder, string.Join('\n', refusal.Problems.Select(problem => problem.ToLine().Text).Append(refusal.Message))),
        },
        _ => null,
    };
}
