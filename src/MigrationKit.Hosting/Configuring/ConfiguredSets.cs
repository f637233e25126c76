using Microsoft.Extensions.Configuration;

namespace MigrationKit.Hosting.Configuring;

/// <summary>
/// What the configuration says of sets that the program does not have. No set's options would ever read it, so that a misspelt name would
/// leave the defaults in force, unnoticed.
/// </summary>
internal static class ConfiguredSets
{
    /// <param name="configuration">The host's; null where it has none.</param>
    /// <param name="names">The names that sets were added under.</param>
    public static IEnumerable<string> Problems(IConfiguration? configuration, IReadOnlyList<string> names)
    {
        if (configuration?.GetSection(OptionsFromConfiguration.Section) is not { } section)
        {
            yield break;
        }

        if (!string.IsNullOrEmpty(section.Value))
        {
            yield return $"'{section.Path}' is '{section.Value}'; it has to be a section, such as {section.Path}:Mode.";
        }

        var sets = section.GetSection(OptionsFromConfiguration.Sets);
        if (!string.IsNullOrEmpty(sets.Value))
        {
            yield return $"'{sets.Path}' is '{sets.Value}'; it has to be a section with the settings of one set each, such as {sets.Path}:{names[0]}:Mode.";
        }

        foreach (var entry in sets.GetChildren().Where(entry => !names.Any(name => IsOf(name, entry.Key))))
        {
            yield return $"'{entry.Path}' is of no set. "
                + (names.Count == 1 ? $"There is one, '{names[0]}'." : $"There are {string.Join(", ", names.Select(name => $"'{name}'"))}.");
        }
    }

    // A name with a colon is a section within a section.
    private static bool IsOf(string name, string key) =>
        name.StartsWith(key, StringComparison.OrdinalIgnoreCase) && (name.Length == key.Length || name[key.Length] == ':');
}
