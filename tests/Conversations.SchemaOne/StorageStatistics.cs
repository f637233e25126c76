namespace Conversations.Storage;

/// <summary>Counts what is kept, by reading all of it: schema 1 has no sizes.</summary>
internal sealed class StorageStatistics(ConversationDatabase database)
{
    public StorageStats Of(string account)
    {
        using var connection = database.Open();
        using var command = ConversationDatabase.Command(
            connection,
            """
            SELECT (SELECT count(*) FROM conversations WHERE account_id = $account), count(*), coalesce(sum(length(CAST(content AS BLOB))), 0)
            FROM messages WHERE account_id = $account
            """,
            ("$account", account));
        using var reader = command.ExecuteReader();
        reader.Read();
        return new StorageStats(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }
}
