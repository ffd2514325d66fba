using System.Globalization;
using System.Text;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Schedules.Rules.Intervals;
using ActorScheduler.Contracts.Schedules.Specs;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.Settings;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Gateway.Calls.PeriodicTasks;

/// <summary>Checks that what a periodic task calls can be called, before its first occurrence finds out.</summary>
internal sealed class PeriodicTaskCalls(ITaskDirectory directory, TaskCallReader calls, TimeProvider time, IOptions<GatewayOptions> options)
{
    /// <summary>The registered task as a periodic task's call, or its refusal.</summary>
    public (PeriodicTaskCall? Call, Refusal? Refusal) Find(string name) => directory.Find(name) is { } registered
        ? (new PeriodicTaskCall(registered.Name, registered.Delivery, registered.Retry), null)
        : (null, calls.UnknownTask(name));

    /// <summary>Notes an end that has passed: nothing would ever come due.</summary>
    public void RefusePast(JsonFields body, DateTimeOffset expires)
    {
        if (expires <= time.GetUtcNow())
            body.Wrong("expires", "a date that has not passed");
    }

    /// <summary>
    /// Notes an interval that is shorter than the operator allows, because it could fill the journal by itself, and a schedule of rules that never comes due.
    /// </summary>
    public void RefuseWrongTimes(JsonFields body, Schedule? schedule)
    {
        var shortest = schedule switch
        {
            IntervalSchedule interval => interval.Length,
            SpecSchedule rules => rules.Include.OfType<IntervalRule>().Select(static rule => rule.Length).DefaultIfEmpty(TimeSpan.MaxValue).Min(),
            _ => TimeSpan.MaxValue,
        };
        if (shortest < options.Value.MinInterval)
            body.Errors.Add(body.PathOf(schedule!.Kind.Name), schedule.Display, $"an interval of at least {options.Value.MinInterval.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s (Scheduler:MinInterval)");
        else if (schedule is SpecSchedule spec)
            RefuseNever(body, spec);
    }

    private void RefuseNever(JsonFields body, SpecSchedule spec)
    {
        var excluded = new List<SpecExcluded>();
        var now = time.GetUtcNow();
        var found = spec.Search(now, now, excluded);
        if (found.Next is not null)
            return;
        var first = excluded.Take(3).Select(static one => $"{Rfc3339.Text(one.At)} ({one.By.Display})").ToArray();
        var why = first.Length > 0 ? $"; excluded are {string.Join(", ", first)}{(excluded.Count > first.Length ? ", …" : "")}" : "";
        body.Errors.Add(body.PathOf(spec.Kind.Name), spec.Display, $"a schedule that comes due after {Rfc3339.Text(now)}{why}");
    }

    /// <summary>The refusal of a description that is too many bytes, or null.</summary>
    public Refusal? CheckDescription(string? description) => calls.TextRefusal("description", description ?? "");

    /// <summary>The refusal of arguments that are too many bytes or that the task does not take, or null. A task that is not registered is not asked.</summary>
    public Refusal? Check(PeriodicTaskDefinition definition)
    {
        var args = Encoding.UTF8.GetBytes(definition.ArgsJson);
        var kwargs = Encoding.UTF8.GetBytes(definition.KwargsJson);
        return calls.PayloadRefusal(args.Length + kwargs.Length)
            ?? calls.TextRefusal("args and kwargs", definition.ArgsText, definition.KwargsText)
            ?? (directory.Find(definition.Task) is { } registered ? TaskCallReader.WrongArguments(registered, args, kwargs) : null);
    }
}
