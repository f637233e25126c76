using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Replay.Running;

/// <summary>Looks at the database between the statements of a script.</summary>
internal interface IStatementObserver
{
    /// <summary>Before the first statement, in the script's transaction.</summary>
    void Begins()
    {
    }

    void Before(Statement statement);

    void After(Statement statement);

    /// <summary>Behind the last statement, before the transaction ends.</summary>
    void Ends()
    {
    }
}
