namespace MigrationKit.Compiler.Validation;

/// <summary>The command lines that messages offer, for the set at hand and ready to be pasted into a shell.</summary>
internal static class Command
{
    private const string DefaultFolder = "Migrations";

    public static string New(ValidationContext context) =>
        $"`migrationkit new NAME{(IsDefault(context) ? "" : " --set " + Argument(context.SetFolder))}`";

    public static string Rebuild(ValidationContext context, string table) =>
        $"`migrationkit new NAME --rebuild {Argument(table)}{(IsDefault(context) ? "" : " --set " + Argument(context.SetFolder))}`";

    public static string Lock(ValidationContext context) =>
        $"`migrationkit lock{(IsDefault(context) ? "" : " " + Argument(context.SetFolder))}`";

    public static string Restore(ValidationContext context, string path) =>
        $"`git checkout -- {Argument(context.PathOf(path))}`";

    private static bool IsDefault(ValidationContext context) => context.SetFolder == DefaultFolder;

    private static string Argument(string value) => value.IndexOf(' ') < 0 ? value : "\"" + value + "\"";
}
