using System.Runtime.InteropServices;

namespace MigrationKit.Sqlite.Backups;

/// <summary>
/// Brings the names in a folder to the disk: a file that is there under a name that a power cut takes away is no back-up. Where the system does not do that with the file
/// itself, as Windows does.
/// </summary>
internal static class FolderFlush
{
    private const int ReadOnly = 0;

    // A file system that has no such thing (some network shares) says "invalid argument".
    private const int Invalid = 22;

    /// <summary>False where it cannot be asked for.</summary>
    /// <exception cref="IOException">The disk has failed.</exception>
    public static bool TryRun(string folder)
    {
        if (OperatingSystem.IsWindows() || Open(folder, ReadOnly) is var descriptor && descriptor < 0)
        {
            return false;
        }

        try
        {
            if (Sync(descriptor) == 0)
            {
                return true;
            }

            var error = Marshal.GetLastPInvokeError();
            return error == Invalid ? false : throw new IOException($"the folder '{folder}' could not be brought to the disk: {Marshal.GetPInvokeErrorMessage(error)}");
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    [DllImport("libc", EntryPoint = "open"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int descriptor);

    [DllImport("libc", EntryPoint = "close"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
