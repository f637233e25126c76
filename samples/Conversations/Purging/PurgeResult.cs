namespace Conversations.Purging;

/// <summary>What a purge has done.</summary>
internal sealed record PurgeResult(int Deleted, int Errors);
