using System.CommandLine;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Tool.Commands;
using MigrationKit.Tool.Output;

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

    /// <exception cref="Refusal">Another dialect is asked for, and the command needs an engine for it.</exception>
    public static SqlDialect DialectToRun(ParseResult call, Command command) => call.GetValue(Dialect) == SqlDialect.Sqlite
        ? SqlDialect.Sqlite
        : throw Refusal.WrongCall($"`{command.Name}` needs an engine, and this program has SQLite only. For other dialects there are `new`, `check` and `lock`.");

    private static Option<SqlDialect> CreateDialect()
    {
        var option = ChoiceOption.Create(
            "--dialect", "Whose SQL the scripts are written in.", ("sqlite", SqlDialect.Sqlite), ("postgresql", SqlDialect.PostgreSql));
        option.Recursive = true;
        return option;
    }
}
