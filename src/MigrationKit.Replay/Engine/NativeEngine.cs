using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace MigrationKit.Replay.Engine;

/// <summary>
/// The SQLite that replays: the project's own, so that what is checked is what ships. The provider asks for 'e_sqlite3' by name and is
/// given the library that was named instead. A process binds one engine; another one would need another process.
/// </summary>
internal sealed unsafe class NativeEngine
{
    private static readonly object Gate = new();
    private static readonly string[] OfTheMachine = ["libsqlite3.so.0", "libsqlite3.so", "libsqlite3.dylib", "/usr/lib/libsqlite3.dylib", "winsqlite3.dll", "sqlite3.dll"];
    private static NativeEngine? _bound;

    private readonly delegate* unmanaged[Cdecl]<nint, int> _errorOffset;

    private NativeEngine(string path, nint library)
    {
        Path = path;
        Version = raw.sqlite3_libversion().utf8_to_string();
        VersionNumber = raw.sqlite3_libversion_number();
        if (NativeLibrary.TryGetExport(library, "sqlite3_error_offset", out var export))
        {
            _errorOffset = (delegate* unmanaged[Cdecl]<nint, int>)export;
        }
    }

    /// <summary>The library's path or name.</summary>
    public string Path { get; }

    /// <summary>'3.35.5'.</summary>
    public string Version { get; }

    /// <summary>3035005.</summary>
    public int VersionNumber { get; }

    /// <summary>Whether the engine itself says where an error is (from 3.38).</summary>
    public bool TellsOffsets => _errorOffset is not null;

    /// <summary>Where in the SQL of the last call the error is, in bytes; below zero where the engine does not say.</summary>
    public int ErrorOffset(sqlite3 db) => _errorOffset is null ? -1 : _errorOffset(db.DangerousGetHandle());

    /// <summary>The engine at a path; null where there is none that can be loaded.</summary>
    public static NativeEngine? TryBind(string path) => Bind([path]);

    /// <summary>The SQLite of the machine; null where there is none.</summary>
    public static NativeEngine? TryBindOfTheMachine() => Bind(OfTheMachine);

    /// <summary>The engine that this program brings; null where it has none for this machine.</summary>
    public static NativeEngine? TryBindOwn() => Bind(["e_sqlite3"]);

    private static NativeEngine? Bind(string[] candidates)
    {
        lock (Gate)
        {
            return _bound is null ? _bound = Load(candidates)
                : candidates.Contains(_bound.Path) ? _bound
                : throw new InvalidOperationException($"This process has bound '{_bound.Path}' and cannot bind '{candidates[0]}' too.");
        }
    }

    private static NativeEngine? Load(string[] candidates)
    {
        var provider = typeof(SQLite3Provider_e_sqlite3).Assembly;
        foreach (var path in candidates)
        {
            if (TryLoad(path, provider, out var library) && NativeLibrary.TryGetExport(library, "sqlite3_libversion", out _))
            {
                NativeLibrary.SetDllImportResolver(provider, (name, _, _) => name == "e_sqlite3" ? library : 0);
                raw.SetProvider(new SQLite3Provider_e_sqlite3());
                return new NativeEngine(path, library);
            }
        }

        return null;
    }

    private static bool TryLoad(string path, Assembly provider, out nint library) => System.IO.Path.IsPathRooted(path)
        ? NativeLibrary.TryLoad(path, out library)
        : NativeLibrary.TryLoad(path, provider, null, out library);
}
