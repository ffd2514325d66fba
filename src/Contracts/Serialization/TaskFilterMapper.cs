using ActorScheduler.Contracts.Serialization.Protos;
using ActorScheduler.Contracts.Tasks;
using static ActorScheduler.Contracts.StoredTime;

namespace ActorScheduler.Contracts.Serialization;

/// <summary>Maps filters to their stored form and back.</summary>
internal static class TaskFilterMapper
{
    public static TaskFilterData ToData(TaskFilter filter)
    {
        var data = new TaskFilterData();
        data.Phases.AddRange(filter.Phases.Select(phase => (int)phase));
        if (filter.Name is { } name)
            data.Name = name;
        if (filter.NamePrefix is { } prefix)
            data.NamePrefix = prefix;
        if (filter.ReceivedFrom is { } receivedFrom)
            data.ReceivedFrom = ToMicroseconds(receivedFrom);
        if (filter.ReceivedTo is { } receivedTo)
            data.ReceivedTo = ToMicroseconds(receivedTo);
        if (filter.EtaFrom is { } etaFrom)
            data.EtaFrom = ToMicroseconds(etaFrom);
        if (filter.EtaTo is { } etaTo)
            data.EtaTo = ToMicroseconds(etaTo);
        if (filter.FinishedFrom is { } finishedFrom)
            data.FinishedFrom = ToMicroseconds(finishedFrom);
        if (filter.FinishedTo is { } finishedTo)
            data.FinishedTo = ToMicroseconds(finishedTo);
        if (filter.Queue is { } queue)
            data.Queue = queue;
        if (filter.PeriodicTaskId is { } periodicTaskId)
            data.PeriodicTaskId = periodicTaskId;
        if (filter.Search is { } search)
            data.Search = search;
        return data;
    }

    public static TaskFilter FromData(TaskFilterData data) => new()
    {
        Phases = [.. data.Phases.Select(StoredEnum.Read<TaskPhase>)],
        Name = data.HasName ? data.Name : null,
        NamePrefix = data.HasNamePrefix ? data.NamePrefix : null,
        ReceivedFrom = data.HasReceivedFrom ? FromMicroseconds(data.ReceivedFrom) : null,
        ReceivedTo = data.HasReceivedTo ? FromMicroseconds(data.ReceivedTo) : null,
        EtaFrom = data.HasEtaFrom ? FromMicroseconds(data.EtaFrom) : null,
        EtaTo = data.HasEtaTo ? FromMicroseconds(data.EtaTo) : null,
        FinishedFrom = data.HasFinishedFrom ? FromMicroseconds(data.FinishedFrom) : null,
        FinishedTo = data.HasFinishedTo ? FromMicroseconds(data.FinishedTo) : null,
        Queue = data.HasQueue ? data.Queue : null,
        PeriodicTaskId = data.HasPeriodicTaskId ? data.PeriodicTaskId : null,
        Search = data.HasSearch ? data.Search : null,
    };
}
