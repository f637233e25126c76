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
    public string Account => AccountId ?? DefaultAccount;
}
