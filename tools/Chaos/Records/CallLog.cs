using System.Text.Json;

namespace ActorScheduler.Chaos.Records;

/// <summary>The record of all calls: only ever added to, in memory for the checker and in a file for people.</summary>
internal sealed class CallLog : IDisposable
{
    private readonly List<Call> _calls = [];
    private readonly Dictionary<CallAnswer, int> _answers = [];
    private readonly StreamWriter _file;

    /// <summary>Begins a record in a new file.</summary>
    public CallLog(string path) => _file = new StreamWriter(path);

    /// <summary>All calls so far.</summary>
    public IReadOnlyList<Call> All
    {
        get
        {
            lock (_calls)
                return [.. _calls];
        }
    }

    /// <summary>How many calls had an answer of this kind.</summary>
    public int Count(CallAnswer answer)
    {
        lock (_calls)
            return _answers.GetValueOrDefault(answer);
    }

    /// <summary>Adds a call.</summary>
    public void Add(Call call)
    {
        lock (_calls)
        {
            _calls.Add(call);
            _answers[call.Answer] = _answers.GetValueOrDefault(call.Answer) + 1;
            _file.WriteLine(JsonSerializer.Serialize(call));
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}
