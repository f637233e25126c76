using DesktopChecklist.Steps;

namespace DesktopChecklist;

/// <summary>The checklist in its order, or one step of it.</summary>
internal sealed class ChecklistRun(OrionDatabase database, Checklist checklist)
{
    private readonly Rehearsal _rehearsal = new(database, checklist);
    private readonly Deployment _deployment = new(database, checklist, Success.Limit);
    private readonly Rollback _rollback = new(database, checklist);

    public Task RunAsync(string? step) => step switch
    {
        "rehearse" => _rehearsal.RunAsync(),
        "deploy" => _deployment.RunAsync(),
        "verify" => Task.Run(_deployment.Verify),
        "restore" => _rollback.ByRestoreAsync(),
        "rollback" => _rollback.ByScriptAsync(),
        _ => WholeAsync(),
    };

    private async Task WholeAsync()
    {
        await _rehearsal.RunAsync();
        var report = await _deployment.RunAsync();
        Monitoring.Print(checklist);
        Monitoring.PrintTriggers(checklist);
        await _rollback.ByRestoreAsync();
        await _rollback.MigrateAgainAsync();
        await _rollback.ByScriptAsync();
        Success.Print(checklist, report);
        Success.PrintGates(checklist);
    }
}
