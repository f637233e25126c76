namespace MigrationKit.Tool.Output;

/// <summary>How a command speaks: to a person at a terminal, as plain lines, or as one JSON document.</summary>
internal interface IToolOutput
{
    /// <summary>Tells how the command ended; called once, last.</summary>
    void Write(CommandResult result);

    /// <summary>Does the work while showing how far it has come.</summary>
    Task<T> ShowProgressAsync<T>(Func<IProgress<MigrationProgress>, Task<T>> work);

    /// <summary>Does the work on many databases while showing how many are done.</summary>
    Task<T> ShowDatabasesAsync<T>(int databases, Func<IProgress<MigrateAllProgress>, Task<T>> work);
}
