namespace Conversations;

/// <summary>The section <c>Conversations</c> of the configuration, read once at the start.</summary>
internal sealed class ConversationSettings
{
    private const string Section = "Conversations";

    private const int MostDays = 36_500;

    /// <summary>Whether conversations are kept. Off, the service answers as it did before there was storage.</summary>
    public bool Storage { get; init; } = true;

    /// <summary>The accounts whose conversations are kept, for a gradual roll-out; empty for all.</summary>
    public string[] Accounts { get; init; } = [];

    /// <summary>Days after the last access when a conversation is purged.</summary>
    public int RetentionDays { get; init; } = 30;

    /// <summary>The time of day, UTC, when all accounts are purged.</summary>
    public TimeOnly PurgeTime { get; init; } = new(2, 0);

    public bool Keeps(string account) => Storage && (Accounts.Length == 0 || Accounts.Contains(account, StringComparer.Ordinal));

    /// <exception cref="SettingsException">A key is not known, or a value cannot be read or would purge what is just being written.</exception>
    public static ConversationSettings Read(IConfiguration configuration)
    {
        try
        {
            var settings = configuration.GetSection(Section).Get<ConversationSettings>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new();
            return settings.RetentionDays is >= 1 and <= MostDays
                ? settings
                : throw new SettingsException(
                    $"'{Section}:{nameof(RetentionDays)}' is {settings.RetentionDays}; it has to be from 1, or conversations would be purged while they go on, to {MostDays}.");
        }
        catch (InvalidOperationException e)
        {
            throw new SettingsException(e.Message);
        }
    }
}
