using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Gateway.Dates;

namespace ActorScheduler.Gateway.Tests.Fakes;

/// <summary>A scheduler in memory that decides and folds as the real one does, one command at a time.</summary>
public sealed class FakeScheduler : ISchedulerClient, ITaskQueries, IPeriodicTaskQueries, ITaskHistory, IPeriodicTaskHistory
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly FakeTasks _tasks;
    private readonly FakePeriodicTasks _periodic;

    public FakeScheduler(TimeProvider time, FakeDirectory directory, string timeZoneId)
    {
        _time = time;
        _tasks = new FakeTasks(directory);
        Bulk = new FakeBulkOperations(this, time);
        _periodic = new FakePeriodicTasks(_tasks);
        _periodic.Create(
            new PeriodicTaskDefinition
            {
                Name = "celery.backend_cleanup",
                Task = "celery.backend_cleanup",
                Schedule = new CrontabSchedule("0", "4", "*", "*", "*", timeZoneId),
            },
            Requester.Scheduler,
            Now);
    }

    /// <summary>Thrown by everything that is asked, if set.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Thrown in the middle of a list after so many rows, if set.</summary>
    public int? FaultAfterRows { get; set; }

    /// <summary>Lists stand still after so many rows until their caller gives up, if set.</summary>
    public int? HoldAfterRows { get; set; }

    /// <summary>A page of tasks ends after so many rows, matching or not, if set: its work is bounded.</summary>
    public int? MostRowsLookedAt { get; set; }

    /// <summary>The bulk operations.</summary>
    public FakeBulkOperations Bulk { get; }

    public FakeRetention Retention { get; } = new();

    public FakeBackups Backups { get; } = new();

    /// <summary>Who asked for each command, in their order.</summary>
    public ConcurrentQueue<string?> Requesters { get; } = new();

    private DateTimeOffset Now => SchedulerDates.TruncateToMicroseconds(_time.GetUtcNow());

    public Task<TaskReply> SubmitAsync(SubmitTask command, CancellationToken cancellation) => DoFor(command.RequestedBy, now => _tasks.Send(command, now));

    public Task<TaskReply> RevokeAsync(RevokeTask command, CancellationToken cancellation) => DoFor(command.RequestedBy, now => _tasks.Send(command, now));

    public Task<TaskReply> RescheduleAsync(RescheduleTask command, CancellationToken cancellation) => DoFor(command.RequestedBy, now => _tasks.Send(command, now));

    public Task<TaskReply> RetryAsync(RetryTask command, CancellationToken cancellation) => DoFor(command.RequestedBy, now => _tasks.Send(command, now));

    public Task<TaskReply> ReplaceAsync(ReplaceTask command, CancellationToken cancellation) => DoFor(command.RequestedBy, now => _tasks.Send(command, now));

    public Task<PeriodicTaskReply> CreatePeriodicAsync(PeriodicTaskDefinition definition, string? requestedBy, CancellationToken cancellation) =>
        DoFor(requestedBy, now => _periodic.Create(definition, requestedBy, now));

    public Task<PeriodicTaskReply> UpdatePeriodicAsync(long periodicTaskId, PeriodicTaskPatch patch, string? requestedBy, CancellationToken cancellation) =>
        DoFor(requestedBy, now => _periodic.Update(periodicTaskId, patch, requestedBy, now));

    public Task<PeriodicTaskReply> DeletePeriodicAsync(long periodicTaskId, string? requestedBy, CancellationToken cancellation) =>
        DoFor(requestedBy, now => _periodic.Delete(periodicTaskId, requestedBy, now));

    public Task<IReadOnlyList<PeriodicTaskRow>> ListAsync(CancellationToken cancellation) => Do(_ => _periodic.Rows);

    public Task<PeriodicTaskRow?> FindAsync(long id, CancellationToken cancellation) => Do(_ => _periodic.Rows.FirstOrDefault(row => row.Id == id));

    public Task<TaskRow?> FindAsync(string taskId, CancellationToken cancellation) =>
        Do(_ => Rows(TaskFilter.All).FirstOrDefault(row => row.Id == taskId));

    public async IAsyncEnumerable<TaskRow> ListAsync(TaskFilter filter, int limit, int offset, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var count = 0;
        foreach (var row in await Do(_ => Rows(filter).Skip(offset).Take(limit).ToList()))
        {
            if (count == HoldAfterRows)
                await new TaskCompletionSource().Task.WaitAsync(cancellation);
            if (count++ == FaultAfterRows)
                throw new InvalidOperationException("the disk is gone");
            yield return row;
        }
    }

    public Task<TaskPage> PageAsync(TaskFilter filter, TaskCursor? after, int limit, CancellationToken cancellation) => Do(_ =>
    {
        var left = _tasks.NewestFirst.Where(task => after is null || task.Position < after.Value.Position).ToList();
        var looked = left.Take(MostRowsLookedAt ?? int.MaxValue).ToList();
        var page = looked.Where(task => FakeFilter.Matches(filter, task.Row)).Take(limit).ToList();
        var last = page.Count == limit ? page[^1] : looked.LastOrDefault();
        var isEnd = left.Count == 0 || last.Position == left[^1].Position;
        return new TaskPage([.. page.Select(task => task.Row)], isEnd ? null : new TaskCursor(last.Position));
    });

    public Task<long> CountMatchingAsync(TaskFilter filter, CancellationToken cancellation) => Do(_ => Rows(filter).LongCount());

    public Task<PeriodicTaskPage> PageAsync(PeriodicTaskFilter filter, long? afterId, int limit, CancellationToken cancellation) => Do(_ =>
    {
        var rows = _periodic.Rows
            .Where(row => afterId is null || row.Id > afterId)
            .Where(row => filter.NamePrefix is null || row.State.Definition!.Name.StartsWith(filter.NamePrefix, StringComparison.Ordinal))
            .Where(row => filter.Task is null || row.State.Definition!.Task == filter.Task)
            .Where(row => filter.Enabled is null || row.State.Definition!.Enabled == filter.Enabled)
            .Take(limit + 1).ToList();
        return rows.Count <= limit ? new PeriodicTaskPage(rows, null) : new PeriodicTaskPage(rows[..limit], rows[limit - 1].Id);
    });

    public Task<TaskHistory?> ReadAsync(string taskId, CancellationToken cancellation) => Do(_ => _tasks.History(taskId));

    public Task<PeriodicTaskHistoryPage?> ReadAsync(long id, long? before, int limit, CancellationToken cancellation) =>
        Do(_ => _periodic.History(id, before, limit));

    public Task<TaskCounts> CountAsync(CancellationToken cancellation) => Do(_ =>
    {
        var rows = Rows(TaskFilter.All).ToList();
        var phases = Enum.GetValues<TaskPhase>().Where(phase => phase != TaskPhase.Unknown);
        return new TaskCounts(
            phases.ToDictionary(phase => phase.ToCelery(), phase => rows.LongCount(row => row.State.Phase == phase)),
            rows.GroupBy(row => row.State.Submission!.Name).OrderBy(group => group.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.LongCount()));
    });

    private IEnumerable<TaskRow> Rows(TaskFilter filter) => _tasks.NewestFirst.Select(task => task.Row).Where(row => FakeFilter.Matches(filter, row));

    private Task<T> DoFor<T>(string? requester, Func<DateTimeOffset, T> action)
    {
        Requesters.Enqueue(requester);
        return Do(action);
    }

    private Task<T> Do<T>(Func<DateTimeOffset, T> action)
    {
        if (Fault is not null)
            return Task.FromException<T>(Fault);
        lock (_gate)
        {
            _periodic.Advance(Now);
            _tasks.Advance(Now);
            return Task.FromResult(action(Now));
        }
    }
}
