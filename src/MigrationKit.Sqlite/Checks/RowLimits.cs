using System.Globalization;
using MigrationKit.Providers;
using MigrationKit.Sqlite.Engine;
using MigrationKit.Sqlite.Failures;
using MigrationKit.Sqlite.Running;

namespace MigrationKit.Sqlite.Checks;

/// <summary>Refuses a run on tables that have grown beyond what it was planned for.</summary>
internal static class RowLimits
{
    public static void Check(SessionState session, RunPreparation preparation, CancellationToken cancellationToken)
    {
        if (preparation.AtMostRows is null && preparation.AtMostRowsOf.Count == 0)
        {
            return;
        }

        using var interruption = new Interruption(session.Db, session.Request.Time, null, cancellationToken);
        Done(session, RowCounts.Tables(session.Db, out var tables));
        foreach (var (table, limit, migration) in Limits(preparation, tables))
        {
            var result = RowCounts.Count(session.Db, table, limit + 1, out var rows);
            cancellationToken.ThrowIfCancellationRequested();
            Done(session, result);
            if (rows > limit)
            {
                throw TooMany(session, table, limit, migration);
            }
        }
    }

    private static IEnumerable<(string Table, long Limit, string? Migration)> Limits(RunPreparation preparation, HashSet<string> tables)
    {
        var own = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, limit) in preparation.AtMostRowsOf)
        {
            own.Add(name);

            // Where a pending migration is yet to create it, it has no rows.
            if (tables.TryGetValue(name, out var table))
            {
                yield return (table, limit, null);
            }
        }

        if (preparation.AtMostRows is { } general)
        {
            foreach (var (step, table) in RowCounts.Named(preparation.Steps, tables))
            {
                if (own.Add(table))
                {
                    yield return (table, general, step.Migration.Id);
                }
            }
        }
    }

    private static MigrationException TooMany(SessionState session, string table, long limit, string? migration) => new(
        MigrationErrorKind.RequirementFailed,
        $"Table '{table}' of {session.Location.Description} has more than {limit.ToString(CultureInfo.InvariantCulture)} rows, "
        + (migration is null
            ? "and the option RequireAtMostRowsOf allows this run no more. "
            : $"migration '{migration}' names it, and the option RequireAtMostRows allows this run no more. ")
        + "A change of a large table can take long: rehearse it on a copy, plan the time for it, and raise the limit for that run.")
    { MigrationId = migration };

    private static void Done(SessionState session, EngineResult result)
    {
        if (!result.IsDone)
        {
            throw EngineFailure.Of(result, session.Location, "count the rows", MigrationErrorKind.RequirementFailed);
        }
    }
}
