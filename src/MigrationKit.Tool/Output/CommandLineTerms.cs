namespace MigrationKit.Tool.Output;

/// <summary>
/// The runtime's messages tell a programmer what to write; here the same remedies have the names of options and commands.
/// CommandLineTermsTests finds a term of the runtime that is missing here.
/// </summary>
internal static class CommandLineTerms
{
    public static IReadOnlyList<(string InCode, string Here)> All { get; } =
    [
        ("MigrationOptions.SetName to ", "--name to "),
        ("MigrationOptions.AllowOutOfOrder", "--allow-out-of-order"),
        ("MigrationOptions.Environment", "--environment"),
        ("MigrationOptions.LockTimeout", "--lock-timeout"),
        ("MigrationOptions.HistoryTable", "--history-table"),
        ("with MigrationOptions.StatementTimeout", "with --statement-timeout"),
        ("the option RequireAtMostRows allows this run no more", "--at-most-rows allows no more"),
        ("the option RefuseWhileInUse", "--refuse-while-in-use"),
        ("Open a SqliteConnection, ", ""),
        ("migrate over that one (SqliteMigrator.MigrateAsync(connection, …)) and keep it open.", "Name a file."),
        ("choose another folder in MigrationOptions.Backup", "choose another folder with --backup"),
        (" in RepairOptions.Accept", " with --accept"),
        ("RepairOptions.Accept names", "--accept names"),
        ("TransactionMode.PerMigration", "--transaction per-migration"),
        ("TransactionMode.None", "--transaction none"),
        ("with Migrator.RepairAsync", "with `migrationkit repair`"),
        (" in RepairOptions.MarkApplied", " with `migrationkit repair --mark-applied`"),
        ("RepairOptions.MarkApplied names", "--mark-applied names"),
        (" in RepairOptions.RunAgain", " with `migrationkit repair --run-again`"),
        ("RepairOptions.RunAgain names", "--run-again names"),
        ("with Migrator.BaselineAsync", "with `migrationkit baseline`"),
        (": MigrateAsync takes an open connection, too.", ". This program has no such connection."),
        ("Run MigrateAsync", "Run `migrationkit migrate`"),
        ("; the exception's Findings list them.", "."),
        (
            "and the set has no C# method for it. Write the method in the migration's partial class, or remove the directive.",
            "and this program has no C#. Run the app, which has the method and applies the migration itself."),
    ];

    public static string In(string message)
    {
        foreach (var (inCode, here) in All)
        {
            message = message.Replace(inCode, here, StringComparison.Ordinal);
        }

        return message;
    }
}
