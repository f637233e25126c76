using System.Text.Json;
using System.Text.Json.Serialization;

namespace Conversations;

/// <summary>A question, alone or as the next one of a conversation.</summary>
internal sealed record Query(
    [property: JsonPropertyName("query")] string? Text,
    string? AccountId = null,
    [property: JsonPropertyName("session_id")] string? SessionId = null)
{
    public const string DefaultAccount = "default";

    [JsonIgnore]
    public string Account => string.IsNullOrEmpty(AccountId) ? DefaultAccount : AccountId;

    /// <summary>Reads the body, whatever its Content-Type says: the service has never asked, and `curl -d` calls all it sends a form.</summary>
    /// <returns>Null where it is no JSON object with such values.</returns>
    public static async Task<Query?> ReadAsync(HttpRequest request)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<Query>(request.Body, JsonSerializerOptions.Web, request.HttpContext.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
