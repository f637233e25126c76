namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>Switches and statements that stand differently to the runner's transaction than their author may think.</summary>
internal static class TransactionHazards
{
    public static IEnumerable<Hazard> Find(ScannedText text, IReadOnlyList<StatementTokens> statements, ScriptTransaction transaction, bool declines)
    {
        if (transaction.Behaviour != TransactionBehaviour.Outside)
        {
            return LoneSwitch(text, statements, transaction);
        }

        // A script with a BEGIN or COMMIT hears the same of MK2012, and one that declines the transaction knows.
        var isTold = declines || statements.Any(statement => statement.Kind is StatementKind.Begin or StatementKind.Commit or StatementKind.Rollback);
        return isTold ? [] : Leaving(text, statements, transaction);
    }

    private static IEnumerable<Hazard> LoneSwitch(ScannedText text, IReadOnlyList<StatementTokens> statements, ScriptTransaction transaction)
    {
        for (var i = 0; i < statements.Count && !transaction.ForeignKeysOff; i++)
        {
            if (statements[i].Kind == StatementKind.Pragma && Pragma.Of(text, statements[i]) is { Name: "foreign_keys", SwitchesOn: true })
            {
                return [new Hazard(HazardKind.ForeignKeySwitch, Span(text, statements[i]), "on")];
            }
        }

        return [];
    }

    private static IEnumerable<Hazard> Leaving(ScannedText text, IReadOnlyList<StatementTokens> statements, ScriptTransaction transaction)
    {
        var leaving = statements.Where(statement => OutsideStatement.Reason(text, statement, SqlDialect.Sqlite) is not null).ToList();
        if (leaving.Count == 0)
        {
            return statements
                .Where(statement => statement.Kind == StatementKind.Pragma && Pragma.Of(text, statement) is { Name: "foreign_keys", Value: not null, SwitchesOn: false })
                .Take(transaction.Reason.IndexOf("foreign_keys=ON", StringComparison.Ordinal) >= 0 ? 1 : 0)
                .Select(statement => new Hazard(HazardKind.ForeignKeySwitch, Span(text, statement), transaction.Reason));
        }

        var hasOthers = statements.Any(statement => statement.Kind != StatementKind.Pragma && OutsideStatement.Reason(text, statement, SqlDialect.Sqlite) is null);
        return hasOthers
            ? leaving.Take(1).Select(statement => new Hazard(HazardKind.LeavesTransaction, Span(text, statement), transaction.Reason))
            : [];
    }

    private static TextSpan Span(ScannedText text, StatementTokens statement) =>
        new(text.Tokens[statement.First].Start, text.Tokens[statement.End - 1].End);
}
