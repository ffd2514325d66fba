using System.Globalization;
using System.Text;
using System.Text.Json;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Gateway.Dates;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.Json;
using ActorScheduler.Gateway.Settings;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Gateway.Calls;

/// <summary>Reads a call (task, args, kwargs, option or options) from the body of async_apply_task and update_task.</summary>
internal sealed class TaskCallReader(ITaskDirectory directory, QueueRouting routing, SchedulerTimeZone zone, TimeProvider time, IOptions<GatewayOptions> options)
{
    /// <summary>The longest name of a task, in characters.</summary>
    public const int LongestName = 200;

    private static readonly byte[] NoArgs = "[]"u8.ToArray();
    private static readonly byte[] NoKwargs = "{}"u8.ToArray();

    private static readonly string[] Known = ["task", "args", "kwargs", "option", "options"];

    private readonly int _mostPayloadBytes = options.Value.MaxPayloadBytes;
    private readonly bool _createsQueues = options.Value.CreateMissingQueues;

    /// <summary>Reads the call.</summary>
    /// <param name="body">The request's members; errors that are already noted refuse the call too.</param>
    /// <param name="unknownTask">The form of the answer to a task name that is not registered.</param>
    /// <param name="others">Members that the route reads itself.</param>
    public TaskCall Read(JsonFields body, RefusalForm? unknownTask = null, params IReadOnlyCollection<string> others)
    {
        var now = SchedulerDates.TruncateToMicroseconds(time.GetUtcNow());
        var name = body.RequiredText("task", LongestName, "the name of a registered task");
        var args = body.Value("args", JsonValueKind.Array, "an array of positional arguments");
        var kwargs = body.Value("kwargs", JsonValueKind.Object, "an object of keyword arguments");
        var optionsJson = Options(body, out var optionsName);
        var taskOptions = optionsJson is { } json ? TaskOptions.Read(new JsonFields(json, body.Errors, optionsName), now, zone.Zone) : new TaskOptions();
        body.RefuseUnread(Known, others);
        if (!body.Errors.IsEmpty)
            return TaskCall.Refused(Refusals.ParamsError(body.Errors));

        var argsJson = args is { } a ? Canonical(body, "args", a) : NoArgs;
        var kwargsJson = kwargs is { } k ? Canonical(body, "kwargs", k) : NoKwargs;
        if (!body.Errors.IsEmpty)
            return TaskCall.Refused(Refusals.ParamsError(body.Errors));
        if (PayloadRefusal(argsJson.Length + kwargsJson.Length) is { } tooLarge)
            return TaskCall.Refused(tooLarge);
        if (directory.Find(name!) is not { } registered)
            return TaskCall.Refused(UnknownTask(name!, unknownTask));
        if (WrongArguments(registered, argsJson, kwargsJson) is { } wrong)
            return TaskCall.Refused(wrong);

        var submission = new TaskSubmission
        {
            Name = registered.Name,
            ArgsJson = Encoding.UTF8.GetString(argsJson),
            KwargsJson = Encoding.UTF8.GetString(kwargsJson),
            Eta = taskOptions.Eta,
            Expires = taskOptions.Expires,
            Delivery = registered.Delivery,
            Retry = taskOptions.Retry.Of(registered.Retry),
            Queue = routing.QueueFor(registered.Name, taskOptions.Queue, registered.Queue),
            Exchange = taskOptions.Exchange,
            RoutingKey = taskOptions.RoutingKey,
            Fingerprint = TaskFingerprint.Of(name!, argsJson, kwargsJson, taskOptions.Meaning),
        };
        if (directory.IsConsumed(submission.Name, submission.QueueName))
            return new TaskCall(submission, taskOptions.TaskId, null);
        return _createsQueues
            ? new TaskCall(submission, taskOptions.TaskId, null) { Warning = MissingQueue.Warning(submission.QueueName, directory.Consumers) }
            : TaskCall.Refused(MissingQueue.Refusal($"{optionsName}.queue", submission.QueueName, directory.Consumers));
    }

    /// <summary>The refusal of a task name that is not registered, with the names that it may have been meant to be.</summary>
    /// <exception cref="SchedulerUnavailableException">It is not known at all yet which tasks there are.</exception>
    public Refusal UnknownTask(string name, RefusalForm? form = null)
    {
        if (!directory.KnowsAnyNode)
            throw new SchedulerUnavailableException("No node has told yet which tasks it can run.");
        var near = directory.Suggest(name);
        var hint = near.Count == 0 ? "" : $"; did you mean {string.Join(" or ", near)}?";
        return Refusals.TaskError("task", name, $"a registered task (GET /celery_manage/tasks/ lists them){hint}", form);
    }

    /// <summary>The refusal of arguments that the task does not take, or null.</summary>
    public static Refusal? WrongArguments(RegisteredTask registered, ReadOnlyMemory<byte> args, ReadOnlyMemory<byte> kwargs)
    {
        var depth = new JsonDocumentOptions { MaxDepth = JsonLimits.MaxDepth };
        using var positional = JsonDocument.Parse(args, depth);
        using var named = JsonDocument.Parse(kwargs, depth);
        var errors = registered.CheckArguments(positional.RootElement, named.RootElement);
        return errors.Count == 0 ? null : Refusals.ParamsError(errors);
    }

    /// <summary>The refusal of arguments that take too many bytes as JSON, or null.</summary>
    public Refusal? PayloadRefusal(int bytes) => PayloadRefusal("args and kwargs", bytes, "JSON");

    /// <summary>The refusal of a text that takes too many bytes as it was written, or null.</summary>
    public Refusal? TextRefusal(string field, params ReadOnlySpan<string> texts)
    {
        var bytes = 0;
        foreach (var text in texts)
            bytes += Encoding.UTF8.GetByteCount(text);
        return PayloadRefusal(field, bytes, "text");
    }

    private Refusal? PayloadRefusal(string field, int bytes, string form) => bytes <= _mostPayloadBytes
        ? null
        : Refusals.TooLarge(
            field,
            string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes of {form}"),
            string.Create(CultureInfo.InvariantCulture, $"at most {_mostPayloadBytes} bytes together (Scheduler:MaxPayloadBytes); pass a reference to bigger data"));

    private static byte[] Canonical(JsonFields body, string name, JsonElement value)
    {
        var json = CanonicalJson.Normalize(value);
        if (ValueLimits.Problem(json) is { } problem)
            body.Wrong(name, problem);
        return json;
    }

    private static JsonElement? Options(JsonFields body, out string name)
    {
        const string Allowed = "an object such as {\"countdown\": 10}";
        var option = body.Value("option", JsonValueKind.Object, Allowed);
        var options = body.Value("options", JsonValueKind.Object, Allowed);
        name = option is not null && options is null ? "option" : "options";
        if (option is { } one && options is { } other && !CanonicalJson.Normalize(one).AsSpan().SequenceEqual(CanonicalJson.Normalize(other)))
            body.Wrong("option", "the same as options, or only one of the two");
        return options ?? option;
    }
}
