using Conversations.Answering;
using Conversations.Storage;
using Microsoft.Data.Sqlite;

namespace Conversations;

/// <summary>Answers, and keeps question and answer where the settings say so.</summary>
internal sealed partial class QueryHandler(ConversationStore store, ConversationSettings settings, ILogger<QueryHandler> logger)
{
    public async Task<IResult> AnswerAsync(HttpRequest request) => await Query.ReadAsync(request) switch
    {
        null => Refused("The body has to be a JSON object, like {\"query\": \"Hello\"}."),
        { Text: { } question } query when !string.IsNullOrWhiteSpace(question) => Answer(query, question),
        _ => Refused("'query' is missing."),
    };

    private static IResult Refused(string error) => Results.BadRequest(new { success = false, error });

    private IResult Answer(Query query, string question)
    {
        if (!settings.Keeps(query.Account))
        {
            return Results.Ok(new QueryAnswer(true, Assistant.Answer(question, [])));
        }

        try
        {
            var session = string.IsNullOrEmpty(query.SessionId) ? store.NewSession() : query.SessionId;
            var answer = Assistant.Answer(question, store.Questions(query.Account, session));
            store.Add(query.Account, session, question, answer);
            return Results.Ok(new QueryAnswer(true, answer, session));
        }
        catch (SqliteException e)
        {
            // An answer is worth more than its record.
            StorageError(logger, e.Message);
            return Results.Ok(new QueryAnswer(true, Assistant.Answer(question, [])));
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Storage Error: {Message}")]
    private static partial void StorageError(ILogger logger, string message);
}
