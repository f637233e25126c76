namespace MigrationKit.Compiler.Parsing;

/// <summary>
/// A script's own BEGIN and COMMIT. One that begins with COMMIT was written for a tool that had opened a transaction,
/// and has to end in one; any other has to close what it opened.
/// </summary>
internal sealed class TransactionControl
{
    private readonly List<int> _statements = [];

    private TransactionControl()
    {
    }

    /// <summary>Indices of the statements that begin, commit or roll back.</summary>
    public IReadOnlyList<int> Statements => _statements;

    /// <summary>Of those, the COMMIT at the beginning and the BEGIN at the end that are about a transaction of the tool.</summary>
    public IReadOnlyList<int> OfTheTool { get; private set; } = [];

    public bool IsBalanced { get; private set; } = true;

    /// <summary>Exactly one BEGIN … COMMIT.</summary>
    public bool IsOnePair { get; private set; }

    /// <summary>Nothing but pragmas stands outside the script's own transactions.</summary>
    public bool CoversAll { get; private set; }

    public static TransactionControl Of(IReadOnlyList<StatementTokens> statements)
    {
        var control = new TransactionControl();
        bool? beganOpen = null;
        var isOpen = false;
        var coversAll = true;
        for (var i = 0; i < statements.Count; i++)
        {
            var kind = statements[i].Kind;
            if (kind is StatementKind.Begin or StatementKind.Commit or StatementKind.Rollback)
            {
                beganOpen ??= kind != StatementKind.Begin;
                isOpen = control._statements.Count == 0 ? beganOpen.Value : isOpen;
                control._statements.Add(i);
                control.IsBalanced &= kind != StatementKind.Rollback && isOpen == (kind == StatementKind.Commit);
                isOpen = kind == StatementKind.Begin;
            }
            else if (!isOpen && kind != StatementKind.Pragma)
            {
                coversAll = false;
            }
        }

        control.IsBalanced &= isOpen == (beganOpen ?? false);
        control.OfTheTool = beganOpen == true ? [control._statements[0], control._statements[control._statements.Count - 1]] : [];
        control.IsOnePair = control._statements.Count == 2 && beganOpen == false;
        control.CoversAll = coversAll && beganOpen == false;
        return control;
    }
}
