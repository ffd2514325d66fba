using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActorScheduler.Gateway.Api;
using ActorScheduler.Gateway.Api.Tasks;
using ActorScheduler.Gateway.CeleryManage;
using ActorScheduler.Gateway.Hosting;

namespace ActorScheduler.Gateway.Http;

/// <summary>How the gateway's answers become JSON: keys in snake case and declaration order, text unescaped as far as JSON allows.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(IntervalSpec))]
[JsonSerializable(typeof(NamesAnswer))]
[JsonSerializable(typeof(TaskIdAnswer))]
[JsonSerializable(typeof(MessageAnswer))]
[JsonSerializable(typeof(MessageDataAnswer))]
[JsonSerializable(typeof(MessageNamesAnswer))]
[JsonSerializable(typeof(RefusedAnswer))]
[JsonSerializable(typeof(List<InputErrorView>))]
[JsonSerializable(typeof(PeriodicTaskAddedAnswer))]
[JsonSerializable(typeof(PeriodicTaskListAnswer))]
[JsonSerializable(typeof(TaskCountsAnswer))]
[JsonSerializable(typeof(TaskBatchAnswer))]
[JsonSerializable(typeof(SubmittedAnswer))]
[JsonSerializable(typeof(SchedulePreviewAnswer))]
[JsonSerializable(typeof(WelcomeAnswer))]
internal sealed partial class GatewayJson : JsonSerializerContext
{
    /// <summary>For bodies. Text is not escaped for HTML: the answers are <c>application/json</c> and never part of a page.</summary>
    public static GatewayJson Wire { get; } = new(With(JavaScriptEncoder.UnsafeRelaxedJsonEscaping));

    /// <summary>For headers: everything that is not ASCII is escaped.</summary>
    public static GatewayJson Ascii { get; } = new(With(JavaScriptEncoder.Default));

    private static JsonSerializerOptions With(JavaScriptEncoder encoder) =>
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = encoder };
}
