using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.Serialization.Protos;
using static ActorScheduler.Contracts.StoredTime;

namespace ActorScheduler.Contracts.Serialization;

/// <summary>The commands of a periodic task.</summary>
internal static class PeriodicTaskMessageForms
{
    public static IReadOnlyList<MessageForm> All { get; } =
    [
        MessageForm.Of<CreatePeriodicTask, CreatePeriodicTaskData>(
            "create-periodic-task.1",
            CreatePeriodicTaskData.Parser,
            m => new CreatePeriodicTaskData { PeriodicTaskId = m.PeriodicTaskId, Definition = PeriodicTaskEventMapper.ToData(m.Definition) }
                .With(m.RequestedBy, (d, by) => d.RequestedBy = by),
            d => new(d.PeriodicTaskId, PeriodicTaskEventMapper.FromData(StoredMessage.Require(d.Definition)), d.HasRequestedBy ? d.RequestedBy : null)),
        MessageForm.Of<UpdatePeriodicTask, UpdatePeriodicTaskData>(
            "update-periodic-task.1",
            UpdatePeriodicTaskData.Parser,
            m => new UpdatePeriodicTaskData { PeriodicTaskId = m.PeriodicTaskId, Patch = PatchMapper.ToData(m.Patch) }
                .With(m.RequestedBy, (d, by) => d.RequestedBy = by),
            d => new(d.PeriodicTaskId, PatchMapper.FromData(StoredMessage.Require(d.Patch)), d.HasRequestedBy ? d.RequestedBy : null)),
        MessageForm.Of<DeletePeriodicTask, DeletePeriodicTaskData>(
            "delete-periodic-task.1",
            DeletePeriodicTaskData.Parser,
            m => new DeletePeriodicTaskData { PeriodicTaskId = m.PeriodicTaskId }.With(m.RequestedBy, (d, by) => d.RequestedBy = by),
            d => new(d.PeriodicTaskId, d.HasRequestedBy ? d.RequestedBy : null)),
        MessageForm.Of<RecordOccurrence, RecordOccurrenceData>(
            "record-occurrence.1",
            RecordOccurrenceData.Parser,
            m => new() { PeriodicTaskId = m.PeriodicTaskId, Nominal = ToMicroseconds(m.Nominal) },
            d => new(d.PeriodicTaskId, FromMicroseconds(d.Nominal))),
        MessageForm.Of<EndPeriodicTask, EndPeriodicTaskData>(
            "end-periodic-task.1", EndPeriodicTaskData.Parser, m => new() { PeriodicTaskId = m.PeriodicTaskId }, d => new(d.PeriodicTaskId)),
        MessageForm.Of<WakePeriodicTask, WakePeriodicTaskData>(
            "wake-periodic-task.1", WakePeriodicTaskData.Parser, m => new() { PeriodicTaskId = m.PeriodicTaskId }, d => new(d.PeriodicTaskId)),
    ];
}
