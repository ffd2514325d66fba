using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ActorScheduler.Authoring;

namespace Chaos.Ledger;

/// <summary>
/// The file into which the runs of all nodes write. Opened with O_APPEND and written with one call a line, so that lines of several processes never
/// mix; a line begins with a line break and ends with a mark, so that one that was cut short by a kill spoils no other.
/// </summary>
internal static partial class LedgerFile
{
    private const string PathVariable = "CHAOS_LEDGER";
    private const string NodeVariable = "CHAOS_NODE";
    private const int WriteOnly = 0x1;
    private const int Create = 0x40;
    private const int AppendOnly = 0x400;
    private const int CloseOnExec = 0x80000;
    private const int ReadableByAll = 0x1A4; // 0644

    private static readonly string Node = Required(NodeVariable);
    private static readonly int File = OpenFile(Required(PathVariable));

    /// <summary>Adds a line: what, task, attempt, node, process, microseconds since 1970.</summary>
    public static void Add(string what, TaskContext context)
    {
        var micros = (DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        var line = string.Create(CultureInfo.InvariantCulture, $"\n{what}\t{context.TaskId}\t{context.Attempt}\t{Node}\t{Environment.ProcessId}\t{micros}\t.");
        var bytes = Encoding.UTF8.GetBytes(line);
        if (Write(File, bytes, bytes.Length) != bytes.Length)
            throw new Win32Exception(Marshal.GetLastPInvokeError(), "The ledger cannot be written.");
    }

    private static string Required(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"{variable} is not set: the tasks of this app run under the chaos tool only.");

    private static int OpenFile(string path)
    {
        var file = Open(path, WriteOnly | Create | AppendOnly | CloseOnExec, ReadableByAll);
        return file >= 0 ? file : throw new Win32Exception(Marshal.GetLastPInvokeError(), $"{path} cannot be opened.");
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int file, byte[] bytes, nint count);
}
