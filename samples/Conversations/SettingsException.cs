namespace Conversations;

/// <summary>The service cannot start with these settings; the message says with which.</summary>
internal sealed class SettingsException(string message) : Exception(message);
