using System.Text;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Replay.Engine;

namespace MigrationKit.Replay.Running;

/// <summary>
/// Runs one script as the runtime would: inside a transaction of its own without the statements that the runner leaves out, foreign keys
/// switched before it where the script asks for that; or outside, statement by statement. C# steps are not run.
/// </summary>
internal sealed class ScriptReplay(ScratchDatabase database, RunningMark mark)
{
    /// <returns>Why it failed, or null. What a failed script has done is rolled back where it can be.</returns>
    public ScriptFailure? Run(SqlFile file, SqlScript script, IStatementObserver? observer = null)
    {
        var inside = script.Transaction.Behaviour != TransactionBehaviour.Outside;
        if (script.Transaction.ForeignKeysOff)
        {
            database.Do("PRAGMA foreign_keys = OFF");
        }

        if (inside)
        {
            database.Do("BEGIN IMMEDIATE");
        }

        var failure = CheckConditions(file, script) ?? RunStatements(file, script, inside, observer);
        if (failure is null && inside && database.Run("COMMIT") is { } error)
        {
            failure = new ScriptFailure(LastOf(script), StatementKind.Commit, error);
        }

        if (database.InTransaction)
        {
            database.Run("ROLLBACK");
        }

        // Also where the script itself has changed it: the runtime gives a connection back as it was.
        database.Run("PRAGMA foreign_keys = ON");
        return failure;
    }

    private static TextSpan LastOf(SqlScript script) => script.Statements.Count == 0 ? script.Span : script.Statements[script.Statements.Count - 1].Span;

    private ScriptFailure? RunStatements(SqlFile file, SqlScript script, bool inside, IStatementObserver? observer)
    {
        var utf8 = Encoding.UTF8.GetBytes(script.Text);
        var leftOut = script.Transaction.LeftOut;
        var left = 0;
        var savepoints = new OpenSavepoints();
        mark.Begin(file.Path, file.Text);
        observer?.Begins();
        for (var i = 0; i < script.Statements.Count; i++)
        {
            if (left < leftOut.Count && leftOut[left] == i)
            {
                left++;
                continue;
            }

            var statement = script.Statements[i];
            mark.At(statement.Span.Start);
            observer?.Before(statement);
            if (database.Run(utf8.AsSpan(statement.ByteStart, statement.ByteEnd - statement.ByteStart)) is { } error)
            {
                return Failure(file, statement, error);
            }

            if (inside && !database.InTransaction)
            {
                return Refused(statement, "this statement ends the transaction that the migration runs in");
            }

            observer?.After(statement);
            savepoints.Follow(statement, utf8, database.InTransaction);
        }

        if (savepoints.Outermost is { } open)
        {
            return Refused(open, "this statement begins a savepoint that the script does not release");
        }

        observer?.Ends();
        return null;
    }

    // What the engine takes, and the runtime does not.
    private static ScriptFailure Refused(Statement statement, string why) => new(statement.Span, statement.Kind, new EngineError(1, why, -1, false, null));

    private ScriptFailure Failure(SqlFile file, Statement statement, EngineError error)
    {
        var span = ErrorPosition.Find(database, file.Text.Substring(statement.Span.Start, statement.Span.Length), error);
        return new ScriptFailure(new TextSpan(statement.Span.Start + span.Start, statement.Span.Start + span.End), statement.Kind, error);
    }

    // What they ask depends on the data; that they can be asked does not.
    private ScriptFailure? CheckConditions(SqlFile file, SqlScript script)
    {
        for (var i = 0; i < script.Directives.Count; i++)
        {
            var directive = script.Directives[i];
            if (directive.Name == DirectiveName.Require && database.Prepare(Encoding.UTF8.GetBytes(directive.Value)) is { } error)
            {
                mark.Begin(file.Path, file.Text);
                return new ScriptFailure(directive.Span, StatementKind.Select, error);
            }
        }

        return null;
    }
}
