using System.Runtime.InteropServices;

namespace MigrationKit.Tool.Tests.Replaying;

/// <summary>A copy of the bundled SQLite in which one function is no code any more: whoever calls it dies, as of a fault in the library itself.</summary>
internal static class BrokenEngine
{
    private const int Recognised = 64;

    /// <summary>The bundled engine, as a build would find it in a package.</summary>
    public static string Bundled { get; } = Directory
        .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "runtimes"), "*e_sqlite3.*", SearchOption.AllDirectories)
        .First(path => path.Contains($"{Path.DirectorySeparatorChar}{Rid}{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string Rid => RuntimeInformation.RuntimeIdentifier switch
    {
        var rid when rid.Contains("musl", StringComparison.Ordinal) => rid,
        _ when OperatingSystem.IsWindows() => "win-" + Architecture,
        _ when OperatingSystem.IsMacOS() => "osx-" + Architecture,
        _ => "linux-" + Architecture,
    };

    private static string Architecture => RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    public static void Write(string file, string function)
    {
        var code = new byte[Recognised];
        var library = NativeLibrary.Load(Bundled);
        Marshal.Copy(NativeLibrary.GetExport(library, function), code, 0, code.Length);
        NativeLibrary.Free(library);

        var bytes = File.ReadAllBytes(Bundled);
        var at = bytes.AsSpan().IndexOf(code);
        Assert.True(at > 0 && bytes.AsSpan(at + 1).IndexOf(code) < 0, $"The code of {function} is not where it was looked for.");

        // 'ud2' on x86; zeros are no instruction on ARM.
        for (var i = 0; i < Recognised; i += 2)
        {
            (bytes[at + i], bytes[at + i + 1]) = RuntimeInformation.ProcessArchitecture is System.Runtime.InteropServices.Architecture.X64 or System.Runtime.InteropServices.Architecture.X86 ? ((byte)0x0F, (byte)0x0B) : ((byte)0, (byte)0);
        }

        File.WriteAllBytes(file, bytes);
    }
}
