using System.Runtime.InteropServices;
using SQLitePCL;

namespace MigrationKit.Sqlite.TestApp;

/// <summary>
/// Hears of each statement that the engine begins, on every connection that this process opens meanwhile: what a run asks of which file is seen
/// without its help. One at a time.
/// </summary>
public sealed unsafe class StatementTrace : IDisposable
{
    private const uint EachStatement = 1;

    private static Action<string, string>? s_heard;
    private static delegate* unmanaged<nint, uint, nint, nint, int> s_trace;
    private static delegate* unmanaged<nint, nint> s_connectionOf;
    private static delegate* unmanaged<nint, byte*, nint> s_fileOf;

    private readonly delegate* unmanaged<nint, int> _forget;

    /// <param name="heard">Gets the file and the SQL, on the connection's thread; must not throw.</param>
    public StatementTrace(Action<string, string> heard)
    {
        Batteries_V2.Init();
        var engine = NativeLibrary.Load("e_sqlite3", typeof(SQLite3Provider_e_sqlite3).Assembly, null);
        s_trace = (delegate* unmanaged<nint, uint, nint, nint, int>)NativeLibrary.GetExport(engine, "sqlite3_trace_v2");
        s_connectionOf = (delegate* unmanaged<nint, nint>)NativeLibrary.GetExport(engine, "sqlite3_db_handle");
        s_fileOf = (delegate* unmanaged<nint, byte*, nint>)NativeLibrary.GetExport(engine, "sqlite3_db_filename");
        _forget = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(engine, "sqlite3_cancel_auto_extension");
        s_heard = heard;
        ((delegate* unmanaged<nint, int>)NativeLibrary.GetExport(engine, "sqlite3_auto_extension"))((nint)(delegate* unmanaged<nint, nint, nint, int>)&Opened);
    }

    public void Dispose()
    {
        _forget((nint)(delegate* unmanaged<nint, nint, nint, int>)&Opened);
        s_heard = null;
    }

    [UnmanagedCallersOnly]
    private static int Opened(nint connection, nint error, nint functions) =>
        s_trace(connection, EachStatement, (nint)(delegate* unmanaged<uint, nint, nint, nint, int>)&Begins, 0);

    [UnmanagedCallersOnly]
    private static int Begins(uint what, nint context, nint statement, nint sql)
    {
        fixed (byte* main = "main"u8)
        {
            s_heard?.Invoke(Marshal.PtrToStringUTF8(s_fileOf(s_connectionOf(statement), main)) ?? "", Marshal.PtrToStringUTF8(sql) ?? "");
        }

        return 0;
    }
}
