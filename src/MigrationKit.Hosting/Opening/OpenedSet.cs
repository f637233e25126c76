using Microsoft.Extensions.Logging;
using MigrationKit.Providers;

namespace MigrationKit.Hosting.Opening;

/// <summary>A set with its database, for one use.</summary>
internal sealed record OpenedSet(
    string Name, MigrationHostingOptions Options, TimeProvider Time, Migrator Migrator, IMigrationDatabase Database, ILogger Logger) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
