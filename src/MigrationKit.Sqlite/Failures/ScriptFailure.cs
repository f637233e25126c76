using MigrationKit.Providers;
using MigrationKit.Sqlite.Connecting;
using MigrationKit.Sqlite.Engine;
using SQLitePCL;

namespace MigrationKit.Sqlite.Failures;

/// <summary>Failures at a place in a script.</summary>
internal static class ScriptFailure
{
    // A script that has begun outside a transaction is refused once it is changed: what has run of it would no longer be what the file says.
    private const string KeptRemedy =
        "Bring the database into a state in which this statement succeeds and start again; "
        + "to correct the SQL instead, first restore a backup from before the script began.";

    private static readonly string[] MissingNames = ["no such function: ", "unknown function: ", "no such collation sequence: "];

    /// <summary>A statement failed in the engine.</summary>
    /// <param name="result">What the engine answered.</param>
    /// <param name="location">The database.</param>
    /// <param name="run">The script.</param>
    /// <param name="byteOffset">Where the statement begins in it.</param>
    /// <param name="canBeCorrected">The script may be changed: nothing of it is kept.</param>
    /// <param name="emptyHistory">The history table, where it was there before the run without a row of the set; else null.</param>
    /// <param name="waited">How long a lock was waited for.</param>
    public static MigrationException OfStatement(
        EngineResult result, DatabaseLocation location, ScriptRun run, int byteOffset, bool canBeCorrected, HistoryTable? emptyHistory, TimeSpan? waited)
    {
        var (line, column) = run.Script!.GetPosition(byteOffset);
        var kind = EngineFailure.KindOf(result) ?? MigrationErrorKind.ScriptFailed;
        return At(run, line, column, kind, EngineFailure.Explain(result, location, waited) is { } explained
            ? $"stopped at {{0}}: {explained}"
            : $"failed at {{0}}: {result.Message}. {(canBeCorrected ? "Correct the SQL and start again." : KeptRemedy)}"
              + Already(result, run, emptyHistory) + OfTheProgram(result, location) + StillOpen(result), result.ToException());
    }

    // The migrator's own connections, and those of the command line, know only what the engine brings.
    private static string OfTheProgram(EngineResult result, DatabaseLocation location) =>
        !MissingNames.Any(missing => result.Message.Contains(missing, StringComparison.Ordinal)) ? ""
        : location.IsCopy ? " What a program adds to its connections (CreateFunction, CreateCollation) is not there on a copy: a migration that needs it cannot be rehearsed."
        : " If the program adds it to its connections (CreateFunction, CreateCollation), let it migrate over one of them: MigrateAsync takes an open connection, too.";

    private static string StillOpen(EngineResult result) =>
        result.Code == raw.SQLITE_LOCKED
            ? " On this connection a query has not been read to its end: let the step, or whoever owns the connection, dispose its reader or command first."
            : "";

    // What an emptied history looks like, and what was done by hand: only a person can tell either from a mistake in the script.
    private static string Already(EngineResult result, ScriptRun run, HistoryTable? emptyHistory)
    {
        if (run.Row is null || run.ResumeAt != 0
            || !(result.Message.EndsWith(" already exists", StringComparison.Ordinal) || result.Message.StartsWith("duplicate column name: ", StringComparison.Ordinal)))
        {
            return "";
        }

        return run.Row.Ordinal != 1
            ? $" If the database has all that this migration does already (it was done by hand), name '{run.Migration.Id}' in RepairOptions.MarkApplied: it is then recorded and not run."
            : (emptyHistory is null
                ? " If the database has all that this migration does already (by hand, by another tool, or its history was deleted), "
                : $" The history table '{emptyHistory.Name}' is there and has no row of set '{emptyHistory.Set}', so this is the first migration to run. If the database has all that it does "
                  + "already because rows of the history were deleted, restore the database or the table from a backup; where there is none, or it was done by hand or by another tool, ")
              + "begin the history with Migrator.BaselineAsync and the last migration that the database has: up to there all are then recorded and not run.";
    }

    /// <summary>A statement would change the history table.</summary>
    public static MigrationException OnHistory(ScriptRun run, int byteOffset, HistoryTable history) => AtByte(
        run, byteOffset, MigrationErrorKind.ScriptFailed,
        $"stopped at {{0}}: this statement, or a trigger that it sets off, changes the history table '{history.Name}', which only MigrationKit writes. "
        + "Remove it; what the history says wrongly is corrected with Migrator.RepairAsync.");

    public static MigrationException AtByte(ScriptRun run, int byteOffset, MigrationErrorKind kind, string text, Exception? inner = null)
    {
        var (line, column) = run.Script!.GetPosition(byteOffset);
        return At(run, line, column, kind, text, inner);
    }

    public static MigrationException AtDirective(
        ScriptRun run, MigrationDirective directive, MigrationErrorKind kind, string text, Exception? inner = null) =>
        At(run, directive.Line, directive.Column, kind, text, inner);

    // {0} in the text is the place, in the form that terminals and editors link: file(line,column).
    private static MigrationException At(ScriptRun run, int line, int column, MigrationErrorKind kind, string text, Exception? inner = null)
    {
        var place = FormattableString.Invariant($"{run.Script!.File}({line},{column})");
        return new MigrationException(kind, $"Migration '{run.Migration.Id}' {text.Replace("{0}", place, StringComparison.Ordinal)}", inner)
        {
            MigrationId = run.Migration.Id,
            File = run.Script.File,
            Line = line,
            Column = column,
        };
    }
}
