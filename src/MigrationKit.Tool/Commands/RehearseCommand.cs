using System.CommandLine;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Commands;

/// <summary>`rehearse`: what `migrate` would do, done to a copy, and back, and again.</summary>
internal sealed class RehearseCommand : DatabaseCommand
{
    private readonly RunOptions _run = new();

    private readonly Option<string?> _copy = new("--copy")
    {
        Description = "The folder that the copy is kept in meanwhile, best on the database's own disk. Default: the system's for temporary files.",
        HelpName = "DIR",
    };

    private readonly Option<string?> _report = ReportFile.CreateOption("of the rehearsal");

    public RehearseCommand(ToolConsole console)
        : base("rehearse", "Applies what is pending to a copy of the database, takes it back, applies it again, and says how it went. The database is only read.", console)
    {
        _run.AddTo(this);
        Add(_copy);
        Add(_report);
        AddRareOptions();
    }

    protected override async Task<CommandResult> RunAsync(DatabaseCall call, CancellationToken cancellationToken)
    {
        var file = ReportFile.Of(call.Call.GetValue(_report));
        call.Folder.WithoutErrors("Nothing was rehearsed");

        // A misspelt name would be rehearsed on an empty copy, and pass.
        if (!call.DatabaseExists)
        {
            throw new Refusal("noDatabase", $"There is no {call.Database}. Check its path: a rehearsal works on a copy of what is there.");
        }

        file?.Begin();
        var report = await call.Output.ShowProgressAsync(progress =>
            call.Migrator(_run.Read(call.Call, call.Options) with { Progress = progress }).RehearseAsync(call.Call.GetValue(_copy), cancellationToken));
        file?.Write(report.ToHtml, report.ToJson, report.ToString);
        return RehearseResult.Of(call.Folder.Name, report);
    }
}
