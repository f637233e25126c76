using System.Text.Json.Serialization;

namespace Conversations.Storage;

/// <summary>What an account has in the database.</summary>
internal sealed record StorageStats(
    [property: JsonPropertyName("total_conversations")] long Conversations,
    [property: JsonPropertyName("total_messages")] long Messages,
    [property: JsonPropertyName("total_bytes")] long Bytes);
