using System.Text;
using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.BulkOperations.Events;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Contracts.Serialization.Protos;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Events;
using Google.Protobuf.Reflection;

namespace ActorScheduler.Contracts.Tests.Serialization;

/// <summary>Holds <c>docs/wire-contract.md</c> to the code, so that a change of what is stored is seen in a diff.</summary>
public class WireContractTests
{
    private const string Document = "docs/wire-contract.md";

    [Fact]
    public void The_document_lists_every_manifest()
    {
        var text = new StringBuilder("| Manifest | Event | Message |\n| --- | --- | --- |\n");
        foreach (var (type, manifest) in Manifests.All.OrderBy(pair => pair.Value, StringComparer.Ordinal))
            text.Append($"| `{manifest}` | {type.Name} | {MessageOf(type)} |\n");
        GeneratedText.Check(Document, "manifests", text.ToString());
    }

    [Fact]
    public void The_document_lists_every_field_of_every_message()
    {
        var text = new StringBuilder();
        AppendTables(text, TaskEventsReflection.Descriptor, PeriodicTaskEventsReflection.Descriptor, BulkOperationEventsReflection.Descriptor, AccessEventsReflection.Descriptor, HoldEventsReflection.Descriptor, CommonReflection.Descriptor);
        GeneratedText.Check(Document, "messages", text.ToString());
    }

    [Fact]
    public void The_document_lists_every_manifest_between_nodes()
    {
        var text = new StringBuilder("| Manifest | Message | Form |\n| --- | --- | --- |\n");
        foreach (var (type, manifest) in MessageCodec.Manifests.OrderBy(pair => pair.Value, StringComparer.Ordinal))
        {
            var sample = GoldenMessages.All.Values.First(message => message.GetType() == type);
            text.Append($"| `{manifest}` | {type.Name} | {MessageCodec.FormOf(sample).Write(sample).Descriptor.Name} |\n");
        }

        GeneratedText.Check(Document, "node-manifests", text.ToString());
    }

    [Fact]
    public void The_document_lists_every_field_between_nodes()
    {
        var text = new StringBuilder();
        AppendTables(text, TaskMessagesReflection.Descriptor, PeriodicTaskMessagesReflection.Descriptor, BulkOperationMessagesReflection.Descriptor, ExecutorMessagesReflection.Descriptor,
            HoldMessagesReflection.Descriptor, TaskDescriptionsReflection.Descriptor);
        GeneratedText.Check(Document, "node-messages", text.ToString());
    }

    [Fact]
    public void The_document_lists_every_stored_number()
    {
        var text = new StringBuilder("| Numbers of | Values |\n| --- | --- |\n");
        foreach (var type in (Type[])[typeof(Delivery), typeof(RevokeReason), typeof(IntervalPeriod), typeof(TaskPhase), typeof(TaskRefusal), typeof(BulkActionKind), typeof(BulkPhase), typeof(PeriodicTaskRefusal), typeof(BulkOperationRefusal), typeof(ParameterKind), typeof(AccessRole), typeof(AttemptRefusal), typeof(HoldKind)])
        {
            var values = Enum.GetValuesAsUnderlyingType(type).Cast<int>().Where(number => number != 0);
            text.Append($"| {type.Name} | {string.Join(", ", values.Select(number => $"{number} = {Enum.GetName(type, number)}"))} |\n");
        }

        GeneratedText.Check(Document, "numbers", text.ToString());
    }

    private static string MessageOf(Type type) => GoldenEvents.All.Values.First(golden => golden.GetType() == type) switch
    {
        TaskEvent happened => TaskEventMapper.ToData(happened).Descriptor.Name,
        BulkOperationEvent happened => BulkOperationEventMapper.ToData(happened).Descriptor.Name,
        AccessEvent happened => AccessEventMapper.ToData(happened).Descriptor.Name,
        HoldEvent happened => HoldEventMapper.ToData(happened).Descriptor.Name,
        PeriodicTaskEvent happened => PeriodicTaskEventMapper.ToData(happened).Descriptor.Name,
        var other => throw new ArgumentException($"{other.GetType()} is of no known family.", nameof(type)),
    };

    private static void AppendTables(StringBuilder text, params FileDescriptor[] files)
    {
        foreach (var file in files)
        {
            text.Append($"### {file.Name} (package {file.Package})\n\n");
            foreach (var message in file.MessageTypes)
                text.Append(Table(message));
        }
    }

    private static string Table(MessageDescriptor message)
    {
        var text = new StringBuilder($"#### {message.Name}\n\n| Number | Field | Type | Presence |\n| --- | --- | --- | --- |\n");
        foreach (var field in message.Fields.InFieldNumberOrder())
            text.Append($"| {field.FieldNumber} | {field.Name} | {TypeOf(field)} | {PresenceOf(field)} |\n");
        return text.Append('\n').ToString();
    }

    private static string TypeOf(FieldDescriptor field)
    {
        var type = field.FieldType == FieldType.Message ? field.MessageType.Name : field.FieldType.ToString().ToLowerInvariant();
        return field.IsRepeated ? $"repeated {type}" : type;
    }

    private static string PresenceOf(FieldDescriptor field) => field switch
    {
        { RealContainingOneof: { } oneof } => $"one of `{oneof.Name}`",
        { FieldType: FieldType.Message } => "part",
        { HasPresence: true } => "optional",
        _ => "always",
    };
}
