using MigrationKit.Providers;
using MigrationKit.Sqlite.Failures;

namespace MigrationKit.Sqlite.Running;

/// <summary>A script in the session's transaction, together with its change of the history.</summary>
internal static class InsideRun
{
    public static async ValueTask<ScriptResult> RunAsync(SessionState session, ScriptRun run, CancellationToken cancellationToken)
    {
        var result = default(ScriptResult);
        if (run.Script is { } script)
        {
            result = await RunScriptAsync(session, run, script, cancellationToken).ConfigureAwait(false);
        }

        if (run.RemoveFrom is { } ordinal)
        {
            session.Written(session.History.DeleteFrom(ordinal));
        }

        foreach (var row in run.Rewritten)
        {
            session.Written(session.History.Insert(row));
        }

        if (run.Row is { } own)
        {
            session.Written(session.History.Insert(own with { Progress = result.Statements, Duration = result.Duration }));
        }

        session.Migrations.Add(run.Migration.Id);
        return result;
    }

    private static async ValueTask<ScriptResult> RunScriptAsync(
        SessionState session, ScriptRun run, MigrationScript script, CancellationToken cancellationToken)
    {
        using var execution = session.Execute(run, cancellationToken);
        execution.CheckRequired();
        var units = ScriptUnits.Of(script, leaveOut: true);
        for (var i = 0; i < units.Count; i++)
        {
            // Before it runs: what it had committed could not be rolled back any more.
            if (units[i].Kind is ScriptUnitKind.Commit or ScriptUnitKind.Rollback)
            {
                throw ScriptFailure.AtByte(
                    run, units[i].Start, MigrationErrorKind.ScriptFailed,
                    "stopped at {0}: this statement would end the transaction that the migration runs in. "
                    + "Remove it, or let the script run by itself with a line '-- migration:transaction none'.");
            }

            await execution.ExecuteAsync(units[i]).ConfigureAwait(false);
            run.Progress?.Report(new ScriptProgress(run.Migration.Id, i + 1, units.Count));
        }

        execution.CheckEnsured();
        return execution.Result;
    }
}
