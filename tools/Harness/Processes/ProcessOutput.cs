using System.Diagnostics;

namespace ActorScheduler.Harness.Processes;

/// <summary>Everything a process has written so far, to both streams.</summary>
internal sealed class ProcessOutput
{
    private readonly List<string> _lines = [];

    public ProcessOutput(Process process)
    {
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The lines in the order of their arrival.</summary>
    public string Text
    {
        get
        {
            lock (_lines)
                return string.Join('\n', _lines);
        }
    }

    private void Add(string? line)
    {
        if (line is null)
            return;
        lock (_lines)
            _lines.Add(line);
    }
}
