namespace MigrationKit.Hosting.Configuring;

/// <summary>A configuration key and what it sets.</summary>
/// <param name="Key">The key, below the section.</param>
/// <param name="Expected">What its value has to be, for a message.</param>
/// <param name="TrySet">Sets the option; false where the text cannot be read.</param>
internal sealed record Setting(string Key, string Expected, Func<MigrationHostingOptions, string, bool> TrySet);
