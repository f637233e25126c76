namespace Conversations.Storage;

/// <summary>Counts what is kept. Schema 2 keeps the size, so that no text is read for it.</summary>
internal sealed class StorageStatistics(ConversationDatabase database)
{
    public StorageStats Of(string account)
    {
        using var connection = database.Open();
        using var command = ConversationDatabase.Command(
            connection,
            """
            SELECT count(*), coalesce(sum(size), 0), (SELECT count(*) FROM messages WHERE account_id = $account)
            FROM conversations WHERE account_id = $account
            """,
            ("$account", account));
        using var reader = command.ExecuteReader();
        reader.Read();
        return new StorageStats(reader.GetInt64(0), reader.GetInt64(2), reader.GetInt64(1));
    }
}
