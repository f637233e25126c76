namespace Conversations;

/// <summary>The section <c>Conversations</c> of the configuration.</summary>
internal sealed class ConversationSettings
{
    /// <summary>Whether conversations are kept. Off, the service answers as it did before there was storage.</summary>
    public bool Storage { get; set; } = true;

    /// <summary>The accounts whose conversations are kept, for a gradual roll-out; empty for all.</summary>
    public string[] Accounts { get; set; } = [];

    /// <summary>Days after the last access when a conversation is purged.</summary>
    public int RetentionDays { get; set; } = 30;

    public bool Keeps(string account) => Storage && (Accounts.Length == 0 || Accounts.Contains(account, StringComparer.Ordinal));
}
