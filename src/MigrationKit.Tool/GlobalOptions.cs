using System.CommandLine;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Tool.Commands;

namespace MigrationKit.Tool;

/// <summary>What every command understands.</summary>
internal static class GlobalOptions
{
    public const string DefaultFolder = "Migrations";

    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Print one JSON document instead of text.",
        Recursive = true,
    };

    public static Option<SqlDialect> Dialect { get; } = CreateDialect();

    private static Option<SqlDialect> CreateDialect()
    {
        var option = ChoiceOption.Create(
            "--dialect", "Whose SQL the scripts are written in.", ("sqlite", SqlDialect.Sqlite), ("postgresql", SqlDialect.PostgreSql));
        option.Recursive = true;
        return option;
    }
}
