namespace MigrationKit.Compiler.Sequencing;

/// <summary>The words for what a migration takes away, as '-- migration:allow' says them and the replay's facts.</summary>
internal static class ChangeAction
{
    public const string DropTable = "drop-table";
    public const string DropColumn = "drop-column";
    public const string RenameTable = "rename-table";
    public const string RenameColumn = "rename-column";
    public const string ChangeColumn = "change-column";
    public const string RequireColumn = "require-column";
    public const string Tighten = "tighten";
    public const string Delete = "delete";

    public static IReadOnlyList<string> All { get; } =
        [DropTable, DropColumn, RenameTable, RenameColumn, ChangeColumn, RequireColumn, Tighten, Delete];
}
