using System.Diagnostics;
using System.Globalization;

namespace ActorScheduler.Chaos.Run;

/// <summary>Logs what happens, with the time of the run, to the console and to a file.</summary>
internal sealed class RunLog(string path) : IDisposable
{
    private readonly StreamWriter _file = new(path) { AutoFlush = true };
    private long _began = Stopwatch.GetTimestamp();

    /// <summary>The clock of the run.</summary>
    public TimeSpan Clock => Stopwatch.GetElapsedTime(_began);

    /// <summary>The load begins, and the clock starts at zero.</summary>
    public void Begin() => _began = Stopwatch.GetTimestamp();

    /// <summary>Logs a line.</summary>
    public void Write(string text)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"[{Clock:mm\\:ss\\.f}] {text}");
        lock (_file)
        {
            Console.WriteLine(line);
            _file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.UtcNow:HH:mm:ss.fff} {line}"));
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}
