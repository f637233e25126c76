using Conversations.Answering;
using Conversations.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Conversations;

/// <summary>Answers, and keeps question and answer where the settings say so.</summary>
internal sealed partial class QueryHandler(ConversationStore store, IOptionsMonitor<ConversationSettings> settings, ILogger<QueryHandler> logger)
{
    public IResult Answer(Query query)
    {
        if (string.IsNullOrWhiteSpace(query.Text))
        {
            return Results.BadRequest(new { success = false, error = "'query' is missing." });
        }

        if (!settings.CurrentValue.Keeps(query.Account))
        {
            return Results.Ok(new QueryAnswer(true, Assistant.Answer(query.Text, [])));
        }

        try
        {
            var session = query.SessionId ?? store.NewSession();
            var answer = Assistant.Answer(query.Text, store.Questions(query.Account, session));
            store.Add(query.Account, session, query.Text, answer);
            return Results.Ok(new QueryAnswer(true, answer, session));
        }
        catch (SqliteException e)
        {
            // An answer is worth more than its record.
            StorageError(logger, e.Message);
            return Results.Ok(new QueryAnswer(true, Assistant.Answer(query.Text, [])));
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Storage Error: {Message}")]
    private static partial void StorageError(ILogger logger, string message);
}
