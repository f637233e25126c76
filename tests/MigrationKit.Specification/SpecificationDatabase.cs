using MigrationKit.Providers;

namespace MigrationKit.Specification;

/// <summary>A database of the engine under test: new and empty, and gone when disposed.</summary>
public abstract class SpecificationDatabase : IAsyncDisposable
{
    /// <summary>Opens it once more, as another process would.</summary>
    public abstract IMigrationDatabase Open();

    /// <summary>Runs SQL on a connection of its own, without the library.</summary>
    public abstract Task ExecuteAsync(string sql);

    /// <summary>The first value of a query as text, on a connection of its own; null for NULL and for no row.</summary>
    public abstract Task<string?> QueryAsync(string sql);

    /// <summary>Whether a table of exactly that name exists.</summary>
    public abstract Task<bool> HasTableAsync(string name);

    public abstract ValueTask DisposeAsync();
}
