using System.Text.Json.Serialization;

namespace Conversations;

/// <summary>The answer as it has always been; the session comes along only where the conversation is kept.</summary>
internal sealed record QueryAnswer(
    bool Success,
    string Response,
    [property: JsonPropertyName("session_id"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SessionId = null);
