using MigrationKit.Replay;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Rebuilding;
using MigrationKit.Tool.Folders;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Replaying;

/// <summary>The text of `new NAME --rebuild TABLE`: the table as the folder's migrations make it, built anew.</summary>
internal static class TableRebuild
{
    /// <exception cref="Refusal">There is no such table, or the migrations do not run.</exception>
    public static string Of(Folder? folder, string table)
    {
        var engine = NativeEngine.TryBindOwn() ?? NativeEngine.TryBindOfTheMachine() ?? throw Refused("there is no SQLite on this machine");
        var written = SetReplay.Inspect(
            engine,
            (folder ?? throw Refused("there is no migration yet")).WithoutErrors("Nothing was created").Set,
            database => RebuildScript.Of(database, table)) ?? throw Refused("the migrations do not run; `migrationkit check` says where");
        return written.Script ?? throw Refused(written.WhyNot);

        Refusal Refused(string why) => new("noRebuild", $"The rebuild of '{table}' cannot be written: {why}. Nothing was created.");
    }
}
