using Conversations.Storage;
using Microsoft.Data.Sqlite;

namespace Conversations.Purging;

/// <summary>Deletes conversations that nobody has used for the time of retention, also where storage has been switched off since.</summary>
internal sealed partial class Purge(ConversationStore store, ConversationSettings settings, TimeProvider time, ILogger<Purge> logger)
{
    /// <summary>Purges one account; null for all of them.</summary>
    public PurgeResult Run(string? account)
    {
        try
        {
            var deleted = store.DeleteUnused(account, time.GetUtcNow().AddDays(-settings.RetentionDays));
            Done(logger, deleted);
            return new PurgeResult(deleted, 0);
        }
        catch (SqliteException e)
        {
            Failed(logger, e.Message);
            return new PurgeResult(0, 1);
        }
    }

    [LoggerMessage(2, LogLevel.Information, "[Purge] Deleted {Count} conversations")]
    private static partial void Done(ILogger logger, int count);

    [LoggerMessage(3, LogLevel.Error, "[Purge] Storage Error: {Message}")]
    private static partial void Failed(ILogger logger, string message);
}
