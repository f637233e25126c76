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
    private const int Check = 275;
    private const int Unique = 2067;
    private const int PrimaryKey = 1555;
    private const int DataType = 3091;

    public static ReplayFactKind? KindOf(SqlFile file, ScriptFailure failure)
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
            NotNull when Computes(text) => ReplayFactKind.MayFailOnRows,
            NotNull => ReplayFactKind.FailsOnRows,
            ForeignKey => failure.Kind is StatementKind.Drop or StatementKind.Commit ? ReplayFactKind.FailsOnRows : ReplayFactKind.MayFailOnRows,
            Check or DataType => ReplayFactKind.MayFailOnRows,
            Unique or PrimaryKey => StatementWords.Has(text, "VALUES") ? null : ReplayFactKind.MayFailOnRows,
            _ => null,
        };
    }

    // What comes out of another query, a join or JSON depends on rows that nobody can make up.
    private static bool Computes(StatementText text) =>
        StatementWords.Count(text, "SELECT") > 1 || StatementWords.Has(text, "JOIN") || StatementWords.Has(text, "json_extract") || StatementWords.Has(text, "VALUES");

    private static int EndOfStatement(string text, int start)
    {
        var end = text.IndexOf(';', start);
        return end < 0 ? text.Length : end;
    }
}
