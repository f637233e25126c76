using MigrationKit.Compiler.Parsing;
using MigrationKit.Sqlite.Running;

namespace MigrationKit.Replay.Running;

/// <summary>The savepoints that a script has begun and not released, as the runtime counts them: it refuses a script that leaves one.</summary>
internal sealed class OpenSavepoints
{
    // Nearly no script has any.
    private SavepointStack? _stack;

    /// <summary>The statement that began the first of them; null where none is open.</summary>
    public Statement? Outermost { get; private set; }

    /// <param name="statement">What has just run.</param>
    /// <param name="script">The script's UTF-8.</param>
    /// <param name="inTransaction">Whether a transaction is open behind it: its end is the end of all of them.</param>
    public void Follow(Statement statement, ReadOnlySpan<byte> script, bool inTransaction)
    {
        if (!inTransaction)
        {
            (_stack, Outermost) = (null, null);
        }
        else if (statement.Kind is StatementKind.Savepoint or StatementKind.Release)
        {
            (_stack ??= new SavepointStack()).Follow(ScriptUnits.OfStatement(script, statement.ByteStart, statement.ByteEnd), script);
            Outermost = _stack.IsEmpty ? null : Outermost ?? statement;
        }
    }
}
