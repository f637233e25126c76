using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Replay.Running;

namespace MigrationKit.Replay.Observing;

/// <summary>
/// What it means that a statement failed on made-up rows and not on none. Some failures do not depend on what the rows hold; of others
/// better rows would pass; and some say only that made-up rows are not real ones (a text that is no JSON, an id that a script inserts).
/// </summary>
internal static class RowFailure
{
    private const int NotNull = 1299;
    private const int ForeignKey = 787;
    private const int Trigger = 1811;
    private const int Check = 275;
    private const int Unique = 2067;
    private const int PrimaryKey = 1555;
    private const int DataType = 3091;
    private const int Mismatch = 20;
    private const string ForeignKeyFailed = "FOREIGN KEY constraint failed";

    public static ReplayFactKind? KindOf(SqlFile file, SqlScript script, ScriptFailure failure)
    {
        if (failure.Error.Message.StartsWith("Cannot add ", StringComparison.OrdinalIgnoreCase))
        {
            return ReplayFactKind.FailsOnRows;
        }

        var text = new StatementText(file.Text[failure.Span.Start..EndOfStatement(file.Text, failure.Span.Start)]);

        // Since 3.37 ADD COLUMN asks the rows that are there, and does not say which column it is about.
        if (failure.Kind == StatementKind.Alter && failure.Error.Message is "CHECK constraint failed" or "NOT NULL constraint failed")
        {
            return AddedCheck.IsOfColumnAlone(text) ? ReplayFactKind.FailsOnRows : ReplayFactKind.MayFailOnRows;
        }

        return failure.Error.Code switch
        {
            NotNull when Computes(text) || IsFilledBefore(file, script, failure) => ReplayFactKind.MayFailOnRows,
            NotNull => ReplayFactKind.FailsOnRows,

            // ON DELETE RESTRICT works as a trigger does, and fails with its code.
            ForeignKey or Trigger when failure.Error.Message == ForeignKeyFailed =>
                failure.Kind is StatementKind.Drop or StatementKind.Commit ? ReplayFactKind.FailsOnRows : ReplayFactKind.MayFailOnRows,
            Check or DataType or Mismatch => ReplayFactKind.MayFailOnRows,
            Unique or PrimaryKey => StatementWords.Has(text, "VALUES") ? null : ReplayFactKind.MayFailOnRows,
            _ => null,
        };
    }

    // What comes out of another query, a join or JSON depends on rows that nobody can make up.
    private static bool Computes(StatementText text) =>
        StatementWords.Count(text, "SELECT") > 1 || StatementWords.Has(text, "JOIN") || StatementWords.Has(text, "json_extract") || StatementWords.Has(text, "VALUES");

    // The script gives rows a value for the column, and these were none of those: real rows may all be.
    private static bool IsFilledBefore(SqlFile file, SqlScript script, ScriptFailure failure)
    {
        var column = failure.Error.Message[(failure.Error.Message.LastIndexOf('.') + 1)..];
        return script.Statements.Any(statement => statement.Kind == StatementKind.Update && statement.Span.End <= failure.Span.Start
            && StatementWords.Names(new StatementText(file, statement.Span), column));
    }

    private static int EndOfStatement(string text, int start)
    {
        var end = text.IndexOf(';', start);
        return end < 0 ? text.Length : end;
    }
}
