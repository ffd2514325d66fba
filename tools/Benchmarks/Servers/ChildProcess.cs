using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using ActorScheduler.Benchmarks.Cli;
using ActorScheduler.Benchmarks.Load;

namespace ActorScheduler.Benchmarks.Servers;

/// <summary>A process that was started here and is stopped by its id. Its last output is kept for the message of a failure.</summary>
internal sealed partial class ChildProcess : IDisposable
{
    private const int WordsKept = 30;
    private const int Interrupt = 2;
    private const int Terminate = 15;
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly string _name;
    private readonly Queue<string> _words = new();
    private readonly List<string> _complaints = [];

    private ChildProcess(string name, Process process)
    {
        _name = name;
        _process = process;
    }

    /// <summary>Its id.</summary>
    public int Id => _process.Id;

    /// <summary>True if it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>CPU time that it has used, without its children.</summary>
    public TimeSpan CpuTime => Fresh().TotalProcessorTime;

    /// <summary>Resident memory now, in bytes.</summary>
    public long ResidentBytes => Fresh().WorkingSet64;

    /// <summary>The most resident memory it ever had, in bytes.</summary>
    public long PeakResidentBytes => Fresh().PeakWorkingSet64;

    /// <summary>The first warnings and errors that it logged.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (_words)
                return [.. _complaints];
        }
    }

    /// <summary>Starts a program.</summary>
    /// <param name="name">Its name in messages.</param>
    /// <param name="file">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Its current folder.</param>
    /// <param name="environment">Additions to the environment.</param>
    public static ChildProcess Start(
        string name, string file, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        LoadGenerator.ForgetIn(start.Environment);
        foreach (var (key, value) in environment ?? new Dictionary<string, string>())
            start.Environment[key] = value;
        var child = new ChildProcess(name, new Process { StartInfo = start });
        child._process.OutputDataReceived += (_, line) => child.Keep(line.Data);
        child._process.ErrorDataReceived += (_, line) => child.Keep(line.Data);
        child._process.Start();
        Cleanup.Add(child);
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Waits until it ends by itself.</summary>
    /// <returns>Its last output.</returns>
    /// <exception cref="BenchmarkException">It failed, or takes too long.</exception>
    public string WaitForEnd(TimeSpan limit)
    {
        if (!_process.WaitForExit(limit))
            throw Failure($"has not ended within {limit}");
        _process.WaitForExit();
        if (_process.ExitCode != 0)
            throw Failure($"ended with code {_process.ExitCode}");
        return LastWords();
    }

    /// <summary>A failure of this process, with its last output.</summary>
    public BenchmarkException Failure(string what) => new($"{_name} {what}. It said last:\n{LastWords()}");

    /// <summary>Asks it to stop and waits; kills it if it does not.</summary>
    /// <param name="interrupt">Uses SIGINT instead of SIGTERM.</param>
    public void Stop(bool interrupt = false)
    {
        if (!_process.HasExited && !OperatingSystem.IsWindows() && Kill(_process.Id, interrupt ? Interrupt : Terminate) == 0)
            _process.WaitForExit(StopsWithin);
        Dispose();
    }

    /// <summary>Kills it. What it acknowledged must be durable: that is what the journal is for.</summary>
    public void Dispose()
    {
        Cleanup.Remove(this);
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit(StopsWithin);
    }

    private Process Fresh()
    {
        _process.Refresh();
        return _process;
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        lock (_words)
        {
            _words.Enqueue(line);
            if (_words.Count > WordsKept)
                _words.Dequeue();
            if (_complaints.Count < WordsKept && Complaint().IsMatch(line))
                _complaints.Add(line);
        }
    }

    private string LastWords()
    {
        lock (_words)
            return string.Join('\n', _words);
    }

    // The levels as the loggers of ASP.NET and Akka write them.
    [GeneratedRegex("\\b(warn|fail|crit): |\\[(WARNING|ERROR)\\]")]
    private static partial Regex Complaint();

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int pid, int signal);
}
