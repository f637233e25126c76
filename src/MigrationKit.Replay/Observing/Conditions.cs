using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Running;
using MigrationKit.Sqlite.Running;

namespace MigrationKit.Replay.Observing;

/// <summary>
/// Asks what a script requires and ensures, where the runtime would. A false answer does not end the replay: it says something of the data, and
/// what the statements do is worth knowing all the same.
/// </summary>
/// <param name="database">Where the script runs.</param>
/// <param name="file">The script's file.</param>
/// <param name="script">The script.</param>
/// <param name="rows">What is in the tables, in words.</param>
/// <param name="facts">Where to add what is not so.</param>
/// <param name="next">Who else looks on.</param>
internal sealed class Conditions(
    ScratchDatabase database, SqlFile file, SqlScript script, string rows, ICollection<ReplayFact> facts, IStatementObserver? next = null) : IStatementObserver
{
    /// <summary>Of made-up rows it is only asked what the script ensures: what it requires of them was nobody's promise.</summary>
    public bool AsksWhatIsRequired { get; init; }

    public static bool AreIn(SqlScript script) => script.Directives.Any(directive => directive.Name is DirectiveName.Require or DirectiveName.Ensure);

    public void Begins()
    {
        if (AsksWhatIsRequired)
        {
            Ask(DirectiveName.Require);
        }

        next?.Begins();
    }

    public void Before(Statement statement) => next?.Before(statement);

    public void After(Statement statement) => next?.After(statement);

    public void Ends()
    {
        Ask(DirectiveName.Ensure);
        next?.Ends();
    }

    private void Ask(string name)
    {
        foreach (var directive in script.Directives.Where(directive => directive.Name == name))
        {
            var answer = Condition.Ask(database.Db, directive.Value);
            if (answer.Error is { } error)
            {
                facts.Add(new ReplayFact(ReplayFactKind.Fails, file.Path, directive.Span, error, "SQLite " + database.Engine.Version));
            }
            else if (!answer.IsTrue)
            {
                facts.Add(new ReplayFact(ReplayFactKind.ConditionNotMet, file.Path, directive.Span, $"'{name}' {answer.Found}", rows));
            }
        }
    }
}
