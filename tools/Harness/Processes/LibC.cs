using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ActorScheduler.Harness.Processes;

/// <summary>What only the operating system can do to another process, on Linux.</summary>
internal static partial class LibC
{
    private const int FileSize = 1; // RLIMIT_FSIZE
    private const int Continue = 18; // SIGCONT
    private const int Halt = 19; // SIGSTOP, which no process can catch and which PosixSignal does not have
    private const ulong Unlimited = ulong.MaxValue;

    /// <summary>Sends a signal.</summary>
    public static void Signal(Process process, PosixSignal signal)
    {
        var number = signal switch
        {
            PosixSignal.SIGINT => 2,
            PosixSignal.SIGQUIT => 3,
            PosixSignal.SIGTERM => 15,
            _ => throw new ArgumentOutOfRangeException(nameof(signal), signal, "SIGINT, SIGQUIT or SIGTERM"),
        };
        Signal(process, number);
    }

    /// <summary>Pauses it until it is resumed.</summary>
    public static void Pause(Process process) => Signal(process, Halt);

    /// <summary>Resumes it.</summary>
    public static void Resume(Process process) => Signal(process, Continue);

    /// <summary>Limits the length of every file that the process writes from now on; null: no limit.</summary>
    public static void LimitFileSize(Process process, long? bytes)
    {
        var limit = new ResourceLimit { Soft = bytes is { } length ? (ulong)length : Unlimited, Hard = Unlimited };
        if (SetLimit(process.Id, FileSize, in limit, 0) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    private static void Signal(Process process, int number)
    {
        if (Kill(process.Id, number) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "prlimit", SetLastError = true)]
    private static partial int SetLimit(int pid, int resource, in ResourceLimit limit, nint old);

    private struct ResourceLimit
    {
        public ulong Soft;
        public ulong Hard;
    }
}
