namespace ActorScheduler.Node.Execution.Running;

/// <summary>The limits of a run.</summary>
public sealed class TaskRunnerOptions
{
    /// <summary>The largest result of a task in bytes of JSON (UTF-8): 1 or more. Default 64 kB; a larger one fails the run. Messages over 512 kB do
    /// not pass between nodes, so this stays below.</summary>
    public int ResultLimitBytes { get; set; } = 64 * 1024;
}
