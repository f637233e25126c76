using System.Runtime.InteropServices;

namespace MigrationKit.Sqlite.Backups;

/// <summary>
/// Brings the names in a folder to the disk: a file that is there under a name that a power cut takes away is no back-up. Where the system does not do that with the file
/// itself, as Windows does.
/// </summary>
internal static class FolderFlush
{
    private const int ReadOnly = 0;
    private const int CloseOnExecute = 0x80000;
    private const int CloseOnExecuteOfApple = 0x1000000;

    private const int NotPermitted = 1;
    private const int NoEntry = 2;
    private const int Interrupted = 4;
    private const int BadDescriptor = 9;
    private const int NoAccess = 13;
    private const int NoFolder = 20;
    private const int Invalid = 22;

    /// <summary>
    /// False where it cannot be asked for: the folder may be written to and not read, or the file system (some network shares) knows no such thing and says that the
    /// descriptor is of the wrong kind. Then the names come to the disk when the system brings them.
    /// </summary>
    /// <exception cref="IOException">The disk has failed, or the process has no descriptor left.</exception>
    public static bool TryRun(string folder) => TryRun(folder, Sync);

    /// <param name="folder">The folder.</param>
    /// <param name="sync">Brings what is behind a descriptor to the disk; gives back the error, 0 for none.</param>
    internal static bool TryRun(string folder, Func<int, int> sync)
    {
        if (OperatingSystem.IsWindows())
        {
            return false;
        }

        var descriptor = -1;
        var refused = Repeated(() => (descriptor = Open(folder, ReadOnly | (OperatingSystem.IsLinux() ? CloseOnExecute : OperatingSystem.IsMacOS() ? CloseOnExecuteOfApple : 0))) < 0
            ? Marshal.GetLastPInvokeError() : 0);
        if (refused != 0)
        {
            return refused is NotPermitted or NoEntry or NoAccess or NoFolder ? false : throw Failed(folder, refused);
        }

        try
        {
            return Repeated(() => sync(descriptor)) switch
            {
                0 => true,
                BadDescriptor or Invalid => false,
                var error => throw Failed(folder, error),
            };
        }
        finally
        {
            // Not again after an interruption: the descriptor is gone by then, and its number may be another's.
            _ = Close(descriptor);
        }
    }

    // A signal is no answer.
    private static int Repeated(Func<int> call)
    {
        int error;
        do
        {
            error = call();
        }
        while (error == Interrupted);
        return error;
    }

    private static int Sync(int descriptor) => Synchronize(descriptor) == 0 ? 0 : Marshal.GetLastPInvokeError();

    private static IOException Failed(string folder, int error) => new($"the folder '{folder}' could not be brought to the disk: {Marshal.GetPInvokeErrorMessage(error)}");

    [DllImport("libc", EntryPoint = "open", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Synchronize(int descriptor);

    [DllImport("libc", EntryPoint = "close"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
