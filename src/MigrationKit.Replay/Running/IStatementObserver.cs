using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Replay.Running;

/// <summary>Looks at the database between the statements of a script.</summary>
internal interface IStatementObserver
{
    void Before(Statement statement);

    void After(Statement statement);
}
