namespace MigrationKit.Compiler.Sequencing;

/// <summary>The words of snapshots, see docs/formats.md: what the reader and the writer must agree on.</summary>
internal static class SnapshotText
{
    public const string HeaderStart = "# migrationkit snapshot 1";
    public const string Header = HeaderStart + ": the schema that the migrations make. Written by the build; review it, never edit it.";
    public const string EngineStart = "# engine ";
    public const string BaselineStart = "baseline ";
    public const string Migrations = "migrations";
}
