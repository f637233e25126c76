namespace Conversations.Storage;

/// <summary>Counts what is kept. Schema 2 keeps the size of a message, so that no text is read but of messages that a program of schema 1 has written.</summary>
internal sealed class StorageStatistics(ConversationDatabase database)
{
    internal const string Sql = """
        SELECT
            (SELECT count(*) FROM conversations WHERE account_id = $account),
            count(*),
            coalesce(sum(size), 0) + (SELECT coalesce(sum(length(CAST(content AS BLOB))), 0) FROM messages WHERE account_id = $account AND size IS NULL)
        FROM messages WHERE account_id = $account
        """;

    public StorageStats Of(string account)
    {
        using var connection = database.Open();
        using var command = ConversationDatabase.Command(connection, Sql, ("$account", account));
        using var reader = command.ExecuteReader();
        reader.Read();
        return new StorageStats(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }
}
