using MigrationKit.Providers;
using MigrationKit.Sqlite.Failures;

namespace MigrationKit.Sqlite.Running;

/// <summary>A script in the session's transaction, together with its change of the history.</summary>
internal static class InsideRun
{
    public static async ValueTask<ScriptResult> RunAsync(SessionState session, ScriptRun run, CancellationToken cancellationToken)
    {
        var result = new ScriptResult(0, 0, TimeSpan.Zero);
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
        var lines = new UnitLines(script);
        var savepoints = new SavepointStack();
        var outermost = 0;
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

            outermost = savepoints.IsEmpty ? i : outermost;
            await execution.ExecuteAsync(units[i]).ConfigureAwait(false);
            savepoints.Follow(units[i], script.Utf8);
            run.Progress?.Report(new ScriptProgress(run.Migration.Id, i + 1, units.Count) { Line = lines.Of(units[i]) });
        }

        // A later script's ROLLBACK TO would take back this one and its history row (RandomScriptTests found it).
        if (!savepoints.IsEmpty)
        {
            throw ScriptFailure.AtByte(
                run, units[outermost].Start, MigrationErrorKind.ScriptFailed,
                "begins a savepoint at {0} that it does not release. Add the RELEASE that belongs to it and start again.");
        }

        execution.CheckEnsured();
        return execution.Result;
    }
}
