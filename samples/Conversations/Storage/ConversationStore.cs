using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Conversations.Storage;

/// <summary>Conversations and their messages. What schema 2 has changed is in <see cref="MessageTable"/>.</summary>
internal sealed class ConversationStore(ConversationDatabase database, TimeProvider time)
{
    public string NewSession() =>
        FormattableString.Invariant($"session_{Now}_{RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", 12)}");

    /// <summary>What the user has asked in a conversation, in order.</summary>
    public IReadOnlyList<string> Questions(string account, string session)
    {
        using var connection = database.Open();
        using var command = ConversationDatabase.Command(
            connection,
            "SELECT content FROM messages WHERE account_id = $account AND conversation_id = $session AND role = 'user' ORDER BY id",
            ("$account", account), ("$session", session));
        using var reader = command.ExecuteReader();
        var questions = new List<string>();
        while (reader.Read())
        {
            questions.Add(reader.GetString(0));
        }

        return questions;
    }

    /// <summary>Keeps a question and its answer, and begins the conversation where it is not there (or has been purged).</summary>
    public void Add(string account, string session, string question, string answer)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        using var touch = ConversationDatabase.Command(
            connection,
            """
            INSERT INTO conversations (account_id, id, created_at, last_accessed_at) VALUES ($account, $session, $now, $now)
            ON CONFLICT (account_id, id) DO UPDATE SET last_accessed_at = excluded.last_accessed_at
            """,
            ("$account", account), ("$session", session), ("$now", Now));
        touch.ExecuteNonQuery();
        MessageTable.Add(connection, account, session, "user", question, Now);
        MessageTable.Add(connection, account, session, "assistant", answer, Now);
        transaction.Commit();
    }

    /// <summary>Deletes conversations, with their messages, that were last used before a time.</summary>
    /// <param name="account">Whose; null for all accounts.</param>
    /// <param name="before">The time.</param>
    /// <returns>How many conversations were deleted.</returns>
    public int DeleteUnused(string? account, DateTimeOffset before)
    {
        using var connection = database.Open();
        using var command = ConversationDatabase.Command(
            connection,
            "DELETE FROM conversations WHERE last_accessed_at < $before AND ($account IS NULL OR account_id = $account)",
            ("$before", before.ToUnixTimeMilliseconds()), ("$account", (object?)account ?? DBNull.Value));
        return command.ExecuteNonQuery();
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();
}
