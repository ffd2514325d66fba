using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Contracts.Serialization.Protos;
using CsCheck;
using Google.Protobuf;

namespace ActorScheduler.Contracts.Tests.Serialization;

/// <summary>Nodes of two releases understand each other.</summary>
public class MessageTests
{
    private const int Messages = 3000;

    public static TheoryData<string> Names() => [.. GoldenMessages.All.Keys.Order(StringComparer.Ordinal)];

    public static TheoryData<Type> MessageTypes() =>
        [.. typeof(IWireMessage).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IWireMessage)))];

    [Theory]
    [MemberData(nameof(MessageTypes))]
    public void Every_message_has_a_manifest_and_a_golden_line(Type type)
    {
        Assert.True(MessageCodec.Manifests.TryGetValue(type, out var manifest), $"{type.Name} has no form");
        Assert.Matches("^[a-z]+(-[a-z]+)*\\.[1-9][0-9]*$", manifest);
        var samples = GoldenMessages.All.Where(golden => golden.Value.GetType() == type).ToList();
        Assert.True(samples.Count > 0, $"{type.Name} has no golden line");
        Assert.All(samples, golden => Assert.Equal(manifest, GoldenFile.ManifestOf(golden.Key)));
    }

    [Fact]
    public void No_two_messages_share_a_manifest_and_none_is_called_like_an_event()
    {
        Assert.Equal(MessageTypes().Count, MessageCodec.Manifests.Values.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(MessageCodec.Manifests.Values.Intersect(Manifests.All.Values, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_message_of_an_earlier_release_is_read_as_it_was_meant(string name) =>
        Assert.Equal(GoldenMessages.All[name], MessageCodec.FromBytes(GoldenMessages.Read(name), GoldenFile.ManifestOf(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_field_that_only_a_newer_release_knows_is_passed_over(string name)
    {
        // Field 1000: a number, and a text of three bytes.
        byte[] bytes = [.. GoldenMessages.Read(name), 0xC0, 0x3E, 0x07, 0xC2, 0x3E, 0x03, 0x61, 0x62, 0x63];

        Assert.Equal(GoldenMessages.All[name], MessageCodec.FromBytes(bytes, GoldenFile.ManifestOf(name)));
    }

    [Fact]
    public void Every_line_has_its_message_and_is_followed_only_by_what_was_added_later()
    {
        Assert.Equal(GoldenMessages.All.Keys.Order(StringComparer.Ordinal), GoldenMessages.File.Names.Order(StringComparer.Ordinal));
        Assert.Null(GoldenMessages.File.FirstBrokenLine());
    }

    [Fact]
    public void Every_message_of_a_task_comes_back_as_it_was() => MessageGen.TaskMessage.Sample(AssertComesBack, iter: Messages);

    [Fact]
    public void Every_message_of_a_periodic_task_comes_back_as_it_was() => MessageGen.PeriodicTaskMessage.Sample(AssertComesBack, iter: Messages);

    [Fact]
    public void Every_message_of_a_bulk_operation_comes_back_as_it_was() => MessageGen.BulkOperationMessage.Sample(AssertComesBack, iter: Messages);

    [Fact]
    public void Every_message_of_an_executor_comes_back_as_it_was() => MessageGen.ExecutorMessage.Sample(AssertComesBack, iter: Messages);

    [Theory]
    [InlineData("submit-task.2")]
    [InlineData("")]
    public void An_unknown_manifest_fails_by_name(string manifest)
    {
        var error = Assert.Throws<UnknownMessageException>(() => MessageCodec.FromBytes([], manifest));
        Assert.Contains($"'{manifest}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_message_is_not_sent()
    {
        Assert.Contains("System.String", Assert.Throws<ArgumentException>(() => MessageCodec.ManifestOf("text")).Message, StringComparison.Ordinal);
        Assert.Contains("System.String", Assert.Throws<ArgumentException>(() => MessageCodec.ToBytes("text")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_of_a_newer_release_is_refused_by_its_number()
    {
        AssertRefused(new TaskRefusedData { TaskId = "t", Refusal = 99 }, "task-refused.1", "TaskRefusal 99");
        AssertRefused(new TaskRefusedData { TaskId = "t", Refusal = 1, Phase = 99 }, "task-refused.1", "TaskPhase 99");
        AssertRefused(new PeriodicTaskRefusedData { Refusal = 0 }, "periodic-task-refused.1", "PeriodicTaskRefusal 0");
    }

    [Theory]
    [InlineData("submit-task.1", "SubmissionData")]
    [InlineData("replace-task.1", "SubmissionData")]
    [InlineData("create-periodic-task.1", "DefinitionData")]
    [InlineData("update-periodic-task.1", "PeriodicTaskPatchData")]
    [InlineData("start-bulk-operation.1", "BulkActionData")]
    public void A_message_without_its_main_part_is_refused(string manifest, string part) =>
        Assert.Contains(part, Assert.Throws<InvalidDataException>(() => MessageCodec.FromBytes([], manifest)).Message, StringComparison.Ordinal);

    private static void AssertRefused(IMessage data, string manifest, string words)
    {
        var bytes = data.ToByteArray();
        Assert.Contains(words, Assert.Throws<InvalidDataException>(() => MessageCodec.FromBytes(bytes, manifest)).Message, StringComparison.Ordinal);
    }

    private static void AssertComesBack(IWireMessage message) =>
        Assert.Equal(message, MessageCodec.FromBytes(MessageCodec.ToBytes(message), MessageCodec.ManifestOf(message)));
}
