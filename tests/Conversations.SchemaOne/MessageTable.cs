using Microsoft.Data.Sqlite;

namespace Conversations.Storage;

/// <summary>Writes messages as schema 1 has them.</summary>
internal static class MessageTable
{
    public static void Add(SqliteConnection connection, string account, string session, string role, string content, long now)
    {
        using var command = ConversationDatabase.Command(
            connection,
            "INSERT INTO messages (account_id, conversation_id, role, content, created_at) VALUES ($account, $session, $role, $content, $now)",
            ("$account", account), ("$session", session), ("$role", role), ("$content", content), ("$now", now));
        command.ExecuteNonQuery();
    }
}
