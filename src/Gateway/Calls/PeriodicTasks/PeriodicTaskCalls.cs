using System.Globalization;
using System.Text;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Schedules;
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

    /// <summary>Notes an interval that is shorter than the operator allows: it could fill the journal by itself.</summary>
    public void RefuseTooOften(JsonFields body, Schedule? schedule)
    {
        if (schedule is IntervalSchedule interval && interval.Length < options.Value.MinInterval)
            body.Errors.Add(body.PathOf(schedule.Kind.Name), interval.Display, $"an interval of at least {options.Value.MinInterval.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s (Scheduler:MinInterval)");
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
