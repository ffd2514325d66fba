using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Contracts.PeriodicTasks;

/// <summary>The parts of a periodic task that an edit changes; what is null stays as it is.</summary>
public sealed record PeriodicTaskPatch
{
    /// <summary>A new unique name.</summary>
    public string? Name { get; init; }

    /// <summary>Another task to call, with its delivery and retry settings.</summary>
    public PeriodicTaskCall? Call { get; init; }

    /// <summary>Another schedule; it never makes up for the past.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>New positional arguments, as text and as JSON.</summary>
    public ArgumentText? Args { get; init; }

    /// <summary>New keyword arguments, as text and as JSON.</summary>
    public ArgumentText? Kwargs { get; init; }

    /// <summary>Whether it is enabled.</summary>
    public bool? Enabled { get; init; }

    /// <summary>A new end; <see cref="Change{T}.Value"/> null removes it.</summary>
    public Change<DateTimeOffset?>? Expires { get; init; }

    /// <summary>New free text.</summary>
    public string? Description { get; init; }

    /// <summary>Another queue; <see cref="Change{T}.Value"/> null removes it.</summary>
    public Change<string?>? Queue { get; init; }

    /// <summary>Another exchange; <see cref="Change{T}.Value"/> null removes it.</summary>
    public Change<string?>? Exchange { get; init; }

    /// <summary>Another routing key; <see cref="Change{T}.Value"/> null removes it.</summary>
    public Change<string?>? RoutingKey { get; init; }

    /// <summary>The definition after the edit.</summary>
    public PeriodicTaskDefinition ApplyTo(PeriodicTaskDefinition old) => old with
    {
        Name = Name ?? old.Name,
        Task = Call?.Task ?? old.Task,
        Delivery = Call?.Delivery ?? old.Delivery,
        Retry = Call?.Retry ?? old.Retry,
        Schedule = Schedule ?? old.Schedule,
        ArgsText = Args?.Text ?? old.ArgsText,
        ArgsJson = Args?.Json ?? old.ArgsJson,
        KwargsText = Kwargs?.Text ?? old.KwargsText,
        KwargsJson = Kwargs?.Json ?? old.KwargsJson,
        Enabled = Enabled ?? old.Enabled,
        Expires = Expires is null ? old.Expires : Expires.Value,
        Description = Description ?? old.Description,
        Queue = Queue is null ? old.Queue : Queue.Value,
        Exchange = Exchange is null ? old.Exchange : Exchange.Value,
        RoutingKey = RoutingKey is null ? old.RoutingKey : RoutingKey.Value,
    };
}

/// <summary>A new value, which may be none. It distinguishes "remove it" from "leave it".</summary>
public sealed record Change<T>(T Value);

/// <summary>Arguments as their owner wrote them and as JSON.</summary>
public sealed record ArgumentText(string Text, string Json);

/// <summary>The task that is called, with the delivery and retry settings of its registration.</summary>
public sealed record PeriodicTaskCall(string Task, Delivery Delivery, RetryPolicy Retry);
