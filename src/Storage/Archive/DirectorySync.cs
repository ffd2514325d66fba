using System.Runtime.InteropServices;

namespace ActorScheduler.Storage.Archive;

/// <summary>Makes the name of a new file durable: on Unix a synced file can still be missing from its directory after a power cut.</summary>
internal static class DirectorySync
{
    /// <summary>Syncs a directory. On Windows the file system sees to it.</summary>
    /// <exception cref="IOException">The system refuses.</exception>
    public static void Flush(string directory)
    {
        if (OperatingSystem.IsWindows())
            return;
        var handle = Open(directory, 0);
        if (handle < 0)
            throw Failure("opened", directory);
        try
        {
            if (Sync(handle) != 0)
                throw Failure("synced", directory);
        }
        finally
        {
            _ = Close(handle);
        }
    }

    private static IOException Failure(string what, string directory) =>
        new($"The directory {directory} cannot be {what}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");

#pragma warning disable SYSLIB1054 // Generated marshalling would make the whole project unsafe for three plain calls.
    [DllImport("libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
#pragma warning restore SYSLIB1054
}
