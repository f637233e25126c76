using Microsoft.Data.Sqlite;

namespace Conversations.Storage;

/// <summary>Writes messages, with the size that schema 2 keeps.</summary>
internal static class MessageTable
{
    public static void Add(SqliteConnection connection, string account, string session, string role, string content, long now)
    {
        using var command = ConversationDatabase.Command(
            connection,
            """
            INSERT INTO messages (account_id, conversation_id, role, content, created_at, size)
            VALUES ($account, $session, $role, $content, $now, length(CAST($content AS BLOB)))
            """,
            ("$account", account), ("$session", session), ("$role", role), ("$content", content), ("$now", now));
        command.ExecuteNonQuery();
    }
}
