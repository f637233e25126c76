namespace MigrationKit.Compiler.Parsing;

/// <summary>How a script stands to the runner's transaction; docs/decisions/0002 has the reasons.</summary>
internal sealed class TransactionAnalysis(ScannedText text, IReadOnlyList<StatementTokens> statements, SqlDialect dialect)
{
    private const int NamedInFault = 8;

    private readonly List<Fault> _faults = [];

    public IReadOnlyList<Fault> Faults => _faults;

    /// <param name="declared">What the file itself says against a transaction ('transaction none'); empty otherwise.</param>
    /// <param name="isOurs">It says so to us, and not to the tool that it was written for.</param>
    public ScriptTransaction Analyse(string declared, bool isOurs)
    {
        if (declared.Length == 0 && IsPlain())
        {
            return ScriptTransaction.Plain;
        }

        var control = TransactionControl.Of(statements);
        FindControlFaults(control);
        if (!control.IsBalanced)
        {
            // Nobody can say what such a script leaves behind; a rule stops it, and nothing is left out meanwhile.
            return new ScriptTransaction(
                TransactionBehaviour.Outside, false, EquatableArray<int>.Empty, Named(statements[control.Statements[0]]));
        }

        var foreignKeys = dialect == SqlDialect.Sqlite ? ForeignKeyUse.Of(text, statements) : null;
        var reason = OutsideReason(control, foreignKeys) ?? Declined(control, foreignKeys, declared, isOurs);
        var behaviour = reason.Length > 0 ? TransactionBehaviour.Outside
            : control.Statements.Count == 0 ? TransactionBehaviour.Inside
            : control.IsOnePair ? TransactionBehaviour.Own
            : TransactionBehaviour.Reenters;
        var foreignKeysOff = foreignKeys is { SwitchesOff: true, IsMixed: false };

        var isOutside = behaviour == TransactionBehaviour.Outside;

        // Outside, a BEGIN … COMMIT of the script still says what belongs together, and switches that nobody else makes have to run.
        var controls = isOutside ? control.OfTheTool : control.Statements;
        var switches = foreignKeys is null || (isOutside && !foreignKeysOff) ? [] : foreignKeys.Switches;
        return new ScriptTransaction(
            behaviour, foreignKeysOff, controls.Concat(switches).OrderBy(index => index).ToEquatableArray(), reason);
    }

    /// <summary>Nothing in the script is about transactions, as in nearly every one.</summary>
    private bool IsPlain()
    {
        for (var i = 0; i < statements.Count; i++)
        {
            var isConcerned = statements[i].Kind is StatementKind.Begin or StatementKind.Commit or StatementKind.Rollback
                or StatementKind.Pragma or StatementKind.Vacuum or StatementKind.Attach or StatementKind.Detach;
            if (isConcerned || RollsBackOnConflict(statements[i]))
            {
                return false;
            }
        }

        // PostgreSQL has more statements that cannot run in one.
        return dialect == SqlDialect.Sqlite;
    }

    private string? OutsideReason(TransactionControl control, ForeignKeyUse? foreignKeys)
    {
        var needs = statements.Select(statement => OutsideStatement.Reason(text, statement, dialect)).FirstOrDefault(found => found is not null);
        if (needs is not null)
        {
            return needs;
        }

        if (foreignKeys is { IsMixed: true })
        {
            return $"{Named(statements[foreignKeys.FirstDependent])} under foreign_keys=ON beside foreign_keys=OFF";
        }

        return dialect == SqlDialect.PostgreSql && control.Statements.Count > 2
            && statements.Any(statement => OutsideStatement.AddsEnumValue(text, statement))
                ? "ALTER TYPE ADD VALUE"
                : null;
    }

    /// <summary>
    /// Who declines the tool's transaction to bring a whole one gets exactly that: one, and around everything. Another tool's
    /// transaction is also declined to make foreign_keys=OFF work, which the runner does without giving the transaction up.
    /// </summary>
    private static string Declined(TransactionControl control, ForeignKeyUse? foreignKeys, string declared, bool isOurs)
        => control.CoversAll || (!isOurs && foreignKeys is { SwitchesOff: true }) ? "" : declared;

    private void FindControlFaults(TransactionControl control)
    {
        var found = control.Statements.Concat(Enumerable.Range(0, statements.Count).Where(index => RollsBackOnConflict(statements[index]))).OrderBy(index => index).ToList();
        if (found.Count == 0)
        {
            return;
        }

        var names = found.Take(NamedInFault).Select(index => Named(statements[index])).ToList();
        if (found.Count > NamedInFault)
        {
            names.Add("…");
        }

        var first = statements[found[0]];
        _faults.Add(new Fault(
            control.IsBalanced ? FaultKind.OwnTransactionControl : FaultKind.UnbalancedTransactionControl,
            new TextSpan(text.Tokens[first.First].Start, text.Tokens[first.End - 1].End),
            string.Join(", ", names)));
    }

    /// <summary>INSERT OR ROLLBACK takes the runner's transaction along when it fails.</summary>
    private bool RollsBackOnConflict(StatementTokens statement)
        => dialect == SqlDialect.Sqlite
            && statement.Kind is StatementKind.Insert or StatementKind.Update
            && statement.Verb + 2 < statement.End
            && text.IsWord(statement.Verb + 1, "OR")
            && text.IsWord(statement.Verb + 2, "ROLLBACK");

    /// <summary>The statement's leading words: BEGIN IMMEDIATE TRANSACTION, INSERT OR ROLLBACK, DELETE.</summary>
    private string Named(StatementTokens statement)
    {
        var longest = statement.Kind is StatementKind.Begin or StatementKind.Commit or StatementKind.Rollback ? 3
            : RollsBackOnConflict(statement) ? 3
            : statement.Kind == StatementKind.Drop ? 2
            : 1;
        var words = text.Tokens.Skip(statement.Verb).Take(Math.Min(longest, statement.End - statement.Verb));
        return string.Join(" ", words.Select(token => text.TextOf(token).ToUpperInvariant()));
    }
}
