using SQLitePCL;

namespace MigrationKit.Replay.Engine;

/// <summary>
/// What a replayed script may not do on the machine that builds: reach any file but the scratch database, or load code.
/// The engine asks while it compiles a statement, so nothing of a denied one is run.
/// </summary>
internal sealed class Guard
{
    private const int Attach = 24;
    private const int Pragma = 19;
    private const int Function = 31;
    private const int VirtualTable = 29;

    private static readonly HashSet<string> Functions =
        new(StringComparer.OrdinalIgnoreCase) { "load_extension", "readfile", "writefile", "edit", "lsdir", "fts3_tokenizer", "sqlite_dbpage", "zipfile" };

    private static readonly HashSet<string> Pragmas =
        new(StringComparer.OrdinalIgnoreCase) { "temp_store_directory", "data_store_directory", "hard_heap_limit", "soft_heap_limit", "mmap_size" };

    private static readonly HashSet<string> Modules =
        new(StringComparer.OrdinalIgnoreCase) { "csv", "zipfile", "fsdir", "sqlite_dbpage", "vsv" };

    // Kept alive here: the engine holds the only other reference.
    private readonly delegate_authorizer _callback;

    public Guard(sqlite3 db)
    {
        _callback = Decide;
        raw.sqlite3_set_authorizer(db, _callback, null);
    }

    /// <summary>What was denied last, in words; null where nothing was.</summary>
    public string? Denied { get; private set; }

    public void Forget() => Denied = null;

    private int Decide(object data, int action, utf8z first, utf8z second, utf8z database, utf8z trigger)
    {
        var denied = action switch
        {
            Attach => Attached(first.utf8_to_string()),
            Function when Functions.Contains(second.utf8_to_string() ?? "") => second.utf8_to_string() + "()",
            Pragma when second.utf8_to_string() is not null && Pragmas.Contains(first.utf8_to_string() ?? "") => "PRAGMA " + first.utf8_to_string(),
            VirtualTable when Modules.Contains(second.utf8_to_string() ?? "") => "a virtual table of module " + second.utf8_to_string(),
            _ => null,
        };
        if (denied is null)
        {
            return raw.SQLITE_OK;
        }

        Denied = denied;
        return raw.SQLITE_DENY;
    }

    // VACUUM attaches a nameless file of its own, and VACUUM INTO the one it writes. A path that is computed comes as null.
    private static string? Attached(string? file) => file is "" or ":memory:" ? null : $"ATTACH or VACUUM INTO of '{file ?? "a computed path"}'";
}
