namespace ActorScheduler.Node.Execution.Running;

/// <summary>One run of one task that is to be made.</summary>
/// <param name="TaskId">The id of the task.</param>
/// <param name="Name">The name by which it was submitted.</param>
/// <param name="Attempt">The number of the run, 1 for the first: with the id it tells one run from all others.</param>
/// <param name="ArgsJson">The positional arguments, a JSON array in UTF-8; empty counts as <c>[]</c>.</param>
/// <param name="KwargsJson">The keyword arguments, a JSON object in UTF-8; empty counts as <c>{}</c>.</param>
/// <param name="CancellationToken">Cancelled when the run should end.</param>
public sealed record TaskRun(
    string TaskId,
    string Name,
    int Attempt,
    ReadOnlyMemory<byte> ArgsJson,
    ReadOnlyMemory<byte> KwargsJson,
    CancellationToken CancellationToken = default);
