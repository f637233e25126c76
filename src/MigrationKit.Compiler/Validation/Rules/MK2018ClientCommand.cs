using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK2018ClientCommand()
    : FaultRule("MK2018", "Command of a client", Severity.Error, FaultKind.ClientCommand)
{
    private const string Rows = "Write the rows as INSERT statements";
    private const string OtherFile = "Put the statements of the other file here, or make it a migration of its own.";
    private const string OtherDatabase = "A set is for one database, which the connection string names: remove the line.";

    protected override string Message(ParsedFile file, Fault fault)
    {
        var (client, advice) = Of(fault.Detail.Split(' ', '\t')[0].ToLowerInvariant());
        return $"'{file.File.Path}': {Quoted.Text(fault.Detail)} is for {client} and is no SQL: the database does not know it. {advice}";
    }

    private static (string Client, string Advice) Of(string command) => command switch
    {
        "copy" => ("psql, which sends the rows behind it", Rows + " (`pg_dump --inserts` does)."),
        "delimiter" or "delimiter;" => (
            "the mysql client",
            "Remove the DELIMITER lines and end each statement with ';': those inside a body (BEGIN … END of a trigger, $$ … $$) end nothing."),
        "go" or "go;" => ("sqlcmd", "Remove it, and end each statement with ';'."),
        _ when command[0] == '.' => ("the sqlite3 shell", Shell(command)),
        _ => ("psql", Psql(command)),
    };

    private static string Psql(string command) => command switch
    {
        "\\i" or "\\ir" or "\\include" or "\\include_relative" => OtherFile,
        "\\c" or "\\connect" => OtherDatabase,
        "\\copy" or "\\." => Rows + ".",
        "\\set" or "\\gset" or "\\if" or "\\elif" or "\\else" or "\\endif" => "Write the values and statements that it stands for.",
        _ => "Remove the line.",
    };

    private static string Shell(string command) => command switch
    {
        ".read" => OtherFile,
        ".open" => OtherDatabase,
        ".import" => Rows + ".",
        _ => "Remove the line.",
    };
}
