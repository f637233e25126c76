using System.Data.Common;

namespace MigrationKit.Providers;

/// <summary>What has to hold before a commit.</summary>
/// <param name="QuickCheck">The engine checks its file.</param>
/// <param name="Check">The program's own check, to be called with the session's connection; null for none.</param>
public sealed record RunChecks(bool QuickCheck, Func<DbConnection, CancellationToken, ValueTask>? Check);
