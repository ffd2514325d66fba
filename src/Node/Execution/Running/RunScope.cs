using System.Collections;

namespace ActorScheduler.Node.Execution.Running;

/// <summary>What every log line of a run includes.</summary>
/// <param name="taskId">The id of the task.</param>
/// <param name="attempt">The number of the run.</param>
internal sealed class RunScope(string taskId, int attempt) : IReadOnlyList<KeyValuePair<string, object?>>
{
    /// <inheritdoc />
    public int Count => 2;

    /// <inheritdoc />
    public KeyValuePair<string, object?> this[int index] => index switch
    {
        0 => new("TaskId", taskId),
        1 => new("Attempt", attempt),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    /// <inheritdoc />
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc />
    public override string ToString() => FormattableString.Invariant($"TaskId:{taskId} Attempt:{attempt}");
}
