using System.Text.Json.Serialization;
using ActorScheduler.Gateway.Api.Access;
using ActorScheduler.Gateway.Api.BulkOperations;
using ActorScheduler.Gateway.Api.Maintenance;
using ActorScheduler.Gateway.Api.Queues;
using ActorScheduler.Gateway.Api.Schedules;
using ActorScheduler.Gateway.Api.Tasks;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Api;

/// <summary>The answers of the routes below <c>/api/v1</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(TaskCountsAnswer))]
[JsonSerializable(typeof(TaskBatchAnswer))]
[JsonSerializable(typeof(SubmittedAnswer))]
[JsonSerializable(typeof(QueueListAnswer))]
[JsonSerializable(typeof(HoldAnswer))]
[JsonSerializable(typeof(HoldListAnswer))]
[JsonSerializable(typeof(SchedulePreviewAnswer))]
[JsonSerializable(typeof(ZoneDataAnswer))]
[JsonSerializable(typeof(BulkOperationView))]
[JsonSerializable(typeof(RetentionDryRun))]
[JsonSerializable(typeof(RetentionStarted))]
[JsonSerializable(typeof(RetentionView))]
[JsonSerializable(typeof(BackupView))]
[JsonSerializable(typeof(AccessMe))]
[JsonSerializable(typeof(AccessKeyList))]
[JsonSerializable(typeof(SessionList))]
[JsonSerializable(typeof(SessionView))]
[JsonSerializable(typeof(AccessKeyView))]
[JsonSerializable(typeof(AccessKeySecret))]
[JsonSerializable(typeof(RefusedAttemptsView))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>For bodies.</summary>
    public static ApiJson Wire { get; } = new(JsonStyle.ForBodies());
}
