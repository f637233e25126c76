using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace MigrationKit.Hosting.Configuring;

/// <summary>Reads a set's options: first what holds for all sets, then what holds for this one.</summary>
internal sealed class OptionsFromConfiguration(string name, IConfiguration? configuration) : IConfigureNamedOptions<MigrationHostingOptions>
{
    public const string Section = "MigrationKit";

    public const string Sets = "Sets";

    public void Configure(string? optionsName, MigrationHostingOptions options)
    {
        if (configuration is null || optionsName != name)
        {
            return;
        }

        var section = configuration.GetSection(Section);
        Read(section, options);
        Read(section.GetSection(Sets).GetSection(name), options);
    }

    public void Configure(MigrationHostingOptions options)
    {
        // Every set has a name; there are no options without one.
    }

    private static void Read(IConfigurationSection section, MigrationHostingOptions options)
    {
        foreach (var entry in section.GetChildren())
        {
            var setting = Array.Find(Settings.All, setting => string.Equals(setting.Key, entry.Key, StringComparison.OrdinalIgnoreCase));
            if (setting is null)
            {
                // A misspelt key would otherwise leave the default in force, unnoticed.
                if (!(section.Path == Section && string.Equals(entry.Key, Sets, StringComparison.OrdinalIgnoreCase)))
                {
                    options.Unreadable.Add($"'{entry.Path}' is no setting. There are {string.Join(", ", Settings.All.Select(known => known.Key))}.");
                }
            }
            else if (entry.Value is { } value && !setting.TrySet(options, value))
            {
                options.Unreadable.Add($"'{entry.Path}' is '{value}'; it has to be {setting.Expected}.");
            }
            else if (entry.GetChildren().FirstOrDefault() is { } part)
            {
                options.Unreadable.Add($"'{part.Path}' is no setting; '{entry.Path}' itself has to be {setting.Expected}.");
            }
        }
    }
}
