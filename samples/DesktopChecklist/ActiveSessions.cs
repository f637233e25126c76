using System.Data.Common;
using System.Globalization;
using MigrationKit;

namespace DesktopChecklist;

/// <summary>A conversation that waits for a request while the app is stopped: what nobody planned for, so nothing is committed.</summary>
internal static class ActiveSessions
{
    // The way back takes away the column that is looked at.
    public static ValueTask RequireNoneAsync(MigrationCheckContext context, CancellationToken cancellationToken) =>
        context.Direction == MigrationDirection.Down ? ValueTask.CompletedTask : RequireNoneAsync(context.Connection, cancellationToken);

    public static async ValueTask RequireNoneAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM conversations WHERE active_request_id IS NOT NULL";
        var count = Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
        if (count > 0)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{count} conversations have an active request"));
        }
    }
}
