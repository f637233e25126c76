using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace Package.Tests;

/// <summary>What was compiled ahead of time: for the kind of machine that packs, and only where the compiler is to be had.</summary>
internal static class CompiledAheadOfTime
{
    private const uint Signature = 0x00525452;

    public static string Machine { get; } =
        $"{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    public static string Tool { get; } = $"tools/net8.0/{Machine}/";

    /// <summary>The folder of the replay as a program of the machine.</summary>
    public static string NativeReplay { get; } = $"tools/native/{Machine}/";

    public static string Libraries { get; } = $"runtimes/{Machine}/lib/";

    /// <summary>Android falls back to linux, unless there is something nearer.</summary>
    public static string LibrariesForAndroid { get; } = $"runtimes/{Machine.Replace("linux", "linux-bionic", StringComparison.Ordinal)}/lib/";

    public static bool IsBelow(string name) =>
        ((string[])[Tool, NativeReplay, Libraries, LibrariesForAndroid]).Any(folder => name.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>The version of the code in an assembly, which must be the runtime's own; null for one of IL alone.</summary>
    public static int? CodeVersion(byte[] assembly)
    {
        using var reader = new PEReader(new MemoryStream(assembly));
        var directory = reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory;
        if (directory.Size == 0)
        {
            return null;
        }

        var header = reader.GetSectionData(directory.RelativeVirtualAddress).GetReader();
        Assert.Equal(Signature, header.ReadUInt32());
        return header.ReadUInt16();
    }
}
