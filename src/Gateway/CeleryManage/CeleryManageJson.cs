using System.Text.Json.Serialization;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>The answers of the routes below <c>/celery_manage</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(NamesAnswer))]
[JsonSerializable(typeof(TaskIdAnswer))]
[JsonSerializable(typeof(MessageAnswer))]
[JsonSerializable(typeof(MessageDataAnswer))]
[JsonSerializable(typeof(MessageNamesAnswer))]
[JsonSerializable(typeof(PeriodicTaskAddedAnswer))]
[JsonSerializable(typeof(PeriodicTaskListAnswer))]
internal sealed partial class CeleryManageJson : JsonSerializerContext
{
    /// <summary>For bodies.</summary>
    public static CeleryManageJson Wire { get; } = new(JsonStyle.ForBodies());
}
