using System.CommandLine;
using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Tool;

/// <summary>What every command understands.</summary>
internal static class GlobalOptions
{
    public const string DefaultFolder = "Migrations";

    private static readonly Dictionary<string, SqlDialect> Dialects = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sqlite"] = SqlDialect.Sqlite,
        ["postgresql"] = SqlDialect.PostgreSql,
    };

    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Print one JSON document instead of text; docs/cli.md describes it.",
        Recursive = true,
    };

    public static Option<SqlDialect> Dialect { get; } = CreateDialect();

    private static Option<SqlDialect> CreateDialect()
    {
        var option = new Option<SqlDialect>("--dialect")
        {
            Description = "Whose SQL the scripts are written in: sqlite or postgresql.",
            HelpName = "sqlite|postgresql",
            Recursive = true,
            DefaultValueFactory = _ => SqlDialect.Sqlite,
            CustomParser = result =>
            {
                if (Dialects.TryGetValue(result.Tokens[0].Value, out var dialect))
                {
                    return dialect;
                }

                result.AddError($"'{result.Tokens[0].Value}' is no dialect that is known here. Choose one of: {string.Join(", ", Dialects.Keys)}.");
                return default;
            },
        };
        option.CompletionSources.Add([.. Dialects.Keys]);
        return option;
    }
}
