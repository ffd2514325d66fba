using System.Text;
using ActorScheduler.Contracts.Client;

namespace ActorScheduler.Gateway.Tests.Fakes;

/// <summary>Retention and an archive that say what they were told to.</summary>
public sealed class FakeRetention : IRetention, ITaskArchive
{
    private readonly Dictionary<string, (DateOnly Day, string Json)> _archive = [];

    public TimeSpan? Age { get; set; }

    public long Old { get; set; }

    public RetentionStatus? Status { get; set; }

    /// <summary>The age that was last asked for.</summary>
    public TimeSpan? Counted { get; private set; }

    public void Archive(string taskId, DateOnly day, string json) => _archive[taskId] = (day, json);

    public Task<long> CountAsync(TimeSpan olderThan, CancellationToken cancellation)
    {
        Counted = olderThan;
        return Task.FromResult(Old);
    }

    public Task<RetentionStatus?> StatusAsync(CancellationToken cancellation) => Task.FromResult(Status);

    public Task<ArchivedTask?> FindAsync(string taskId, DateOnly? finishedOn, CancellationToken cancellation) => Task.FromResult(
        _archive.TryGetValue(taskId, out var kept) && (finishedOn ?? kept.Day) == kept.Day
            ? new ArchivedTask(Encoding.UTF8.GetBytes(kept.Json))
            : null);
}
