using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Gateway.Http;

/// <summary>
/// Every refusal with its HTTP status: the only place that knows one. Where the document shows a refusal the status is 200
/// with <c>status: false</c>, as its clients expect; what is wrong with the request itself is 400 and its kin. The routes that are not the
/// document's answer the same refusals with HTTP's own status (<see cref="RefusalForm.Plain"/>).
/// </summary>
internal static class Refusals
{
    /// <summary>The document's message for parameters that cannot be used.</summary>
    public const string ParamsErrorMessage = "params error";

    /// <summary>The document's message for a call that cannot be made.</summary>
    public const string TaskErrorMessage = "task error";

    /// <summary>The document's message for an id that is not known.</summary>
    public const string NotFoundMessage = "未查询到该任务";

    /// <summary>The document's message for a periodic task to update that is not known.</summary>
    public const string PeriodicNotFoundMessage = "未找到";

    private const string PlainNotFoundMessage = "not found";

    /// <summary>Values that cannot be used.</summary>
    public static Refusal ParamsError(IReadOnlyCollection<InputError> errors) =>
        new(StatusCodes.Status400BadRequest, ParamsErrorMessage, [.. errors]);

    /// <summary>One value that cannot be used.</summary>
    public static Refusal ParamsError(string field, string given, string allowed) => ParamsError([new InputError(field, given, allowed)]);

    /// <summary>The document's answer of delete_periodic_task to an id that is missing or no id.</summary>
    public static Refusal DocumentedParamsError(IReadOnlyCollection<InputError> errors) =>
        new(StatusCodes.Status200OK, ParamsErrorMessage, [.. errors])
        {
            Form = RefusalForm.MessageOnly,
            Plain = (StatusCodes.Status400BadRequest, ParamsErrorMessage),
        };

    /// <summary>A call that cannot be made: its task is not registered, or the task to update has begun.</summary>
    public static Refusal TaskError(string field, string given, string allowed, RefusalForm? form = null) =>
        new(StatusCodes.Status200OK, TaskErrorMessage, [new InputError(field, given, allowed)])
        {
            Form = form,
            Plain = (StatusCodes.Status400BadRequest, TaskErrorMessage),
        };

    /// <summary>A task id, or a periodic task to delete, that is not known.</summary>
    public static Refusal NotFound(string field, string given, string allowed, RefusalForm? form = null) =>
        new(StatusCodes.Status200OK, NotFoundMessage, [new InputError(field, given, allowed)])
        {
            Form = form,
            Plain = (StatusCodes.Status404NotFound, PlainNotFoundMessage),
        };

    /// <summary>The document's answer of update_periodic_task to an id that is not known.</summary>
    public static Refusal PeriodicNotFound(string given) =>
        new(StatusCodes.Status200OK, PeriodicNotFoundMessage, [new InputError("id", given, "the id of a periodic task that is not deleted")])
        {
            Form = RefusalForm.MessageOnly,
            Plain = (StatusCodes.Status404NotFound, PlainNotFoundMessage),
        };

    /// <summary>The task has ended, so that it cannot be revoked.</summary>
    public static Refusal AlreadyFinished(string id, string state) =>
        new(StatusCodes.Status200OK, $"the task has already ended: {state}", [new InputError("id", id, $"a task that has not ended; this one is {state}")])
        {
            Plain = (StatusCodes.Status409Conflict, $"the task has already ended: {state}"),
        };

    /// <summary>A task whose state does not allow what is asked.</summary>
    public static Refusal TaskConflict(string message, string field, string given, string allowed) =>
        new(StatusCodes.Status409Conflict, message, [new InputError(field, given, allowed)]);

    /// <summary>A bulk operation that has gone through all of its tasks.</summary>
    public static Refusal BulkOperationEnded(string id) =>
        new(StatusCodes.Status409Conflict, "the operation has already ended", [new InputError("id", id, "an operation that is RUNNING")]);

    /// <summary>A run of retention is still going on; there is only one at a time.</summary>
    public static Refusal RetentionRuns(string taskId) =>
        new(StatusCodes.Status409Conflict, "a run of retention goes on", [new InputError("task_id", taskId, "a start after this run has ended; GET /api/v1/maintenance/retention shows it")]);

    /// <summary>A copy of the database, asked for while another goes on.</summary>
    public static Refusal BackupRuns(string file) =>
        new(StatusCodes.Status409Conflict, "a backup goes on", [new InputError("file", file, "a start after this copy has ended; GET /api/v1/maintenance/backup shows it")]);

    /// <summary>A copy of a database that is no file.</summary>
    public static Refusal NoBackup() =>
        new(StatusCodes.Status409Conflict, "the database is a server, which has tools of its own for backups, such as pg_dump and pg_basebackup", []);

    /// <summary>An id or a name that belongs to something else.</summary>
    public static Refusal Taken(string what, string field, string given, string allowed) =>
        new(StatusCodes.Status409Conflict, $"{what} is taken", [new InputError(field, given, allowed)]);

    /// <summary>A task id, chosen by the caller, that belongs to another call.</summary>
    public static Refusal TaskIdTaken(string id) =>
        Taken("task_id", "options.task_id", id, "an id that no other call was submitted under; the same call again is accepted");

    /// <summary>A body that is no JSON object.</summary>
    public static Refusal MalformedBody(string given, string allowed) =>
        new(StatusCodes.Status400BadRequest, ParamsErrorMessage, [new InputError("body", given, allowed)]);

    /// <summary>A body of a type that is not JSON.</summary>
    public static Refusal UnsupportedMediaType(string given) => new(
        StatusCodes.Status415UnsupportedMediaType,
        "unsupported media type",
        [new InputError("Content-Type", given, "application/json in UTF-8 (curl: -H 'Content-Type: application/json')")]);

    /// <summary>A body that is compressed.</summary>
    public static Refusal UnsupportedEncoding(string given) => new(
        StatusCodes.Status415UnsupportedMediaType, "unsupported media type", [new InputError("Content-Encoding", given, "a body that is not compressed")]);

    /// <summary>More bytes than are accepted.</summary>
    public static Refusal TooLarge(string field, string given, string allowed) =>
        new(StatusCodes.Status413PayloadTooLarge, "too large", [new InputError(field, given, allowed)]);

    /// <summary>No route of that path.</summary>
    public static Refusal NoSuchRoute(string path, string allowed) =>
        new(StatusCodes.Status404NotFound, "not found", [new InputError("path", path, allowed)]) { Form = RefusalForm.Errors };

    /// <summary>A route that has another method.</summary>
    public static Refusal WrongMethod(string method, string allow) =>
        new(StatusCodes.Status405MethodNotAllowed, "method not allowed", [new InputError("method", method, allow)]);

    /// <summary>A name in the header Host that is not one of this process.</summary>
    public static Refusal WrongHost(string given) => new(
        StatusCodes.Status421MisdirectedRequest,
        "misdirected request",
        [new InputError("Host", given, "localhost, an address of the loopback, or a name that Scheduler:Security:Hosts lists")])
    {
        Attempt = AttemptRefusal.WrongHost,
    };

    /// <summary>A request that may change something, sent by a browser for the page of another origin.</summary>
    public static Refusal ForeignPage(string header, string given) => new(
        StatusCodes.Status403Forbidden,
        "foreign web page",
        [new InputError(header, given, "a page of this server, or a client that is no browser and sends no such header")])
    {
        Attempt = AttemptRefusal.ForeignPage,
    };

    /// <summary>A caller that has not proved who he is.</summary>
    public static Refusal Unauthorized(AttemptRefusal attempt, string given, string allowed) =>
        new(StatusCodes.Status401Unauthorized, "not authenticated", [new InputError("Authorization", given, allowed)]) { Attempt = attempt };

    /// <summary>A caller that may not do what he asks for.</summary>
    public static Refusal Forbidden(AttemptRefusal attempt, string field, string given, string allowed) =>
        new(StatusCodes.Status403Forbidden, "not allowed", [new InputError(field, given, allowed)]) { Attempt = attempt };

    /// <summary>Anything else that the server answers with a bare status.</summary>
    public static Refusal Bare(int statusCode, string message) => new(statusCode, message, []);

    /// <summary>A caller that asks for more than its share.</summary>
    public static Refusal TooMany(TimeSpan wait) => new(StatusCodes.Status429TooManyRequests, "too many requests", []) { RetryAfter = wait };

    /// <summary>The scheduler cannot answer now.</summary>
    /// <param name="exception">Why.</param>
    /// <param name="logId">The id under which the log says more; null if it does not.</param>
    public static Refusal Unavailable(SchedulerUnavailableException exception, string? logId = null) => new(
        StatusCodes.Status503ServiceUnavailable,
        logId is null ? exception.Message : $"{exception.Message} The server's log has the details under {logId}",
        [])
    {
        RetryAfter = exception.RetryAfter,
    };

    /// <summary>The journal holds an event that this release cannot read; the message names it.</summary>
    public static Refusal Unreadable(UnreadableHistoryException exception) =>
        new(StatusCodes.Status500InternalServerError, exception.Message, []);

    /// <summary>A bug: the log has the exception under the error id.</summary>
    public static Refusal Unexpected(string errorId) =>
        new(StatusCodes.Status500InternalServerError, $"internal error; the server's log has the details under {errorId}", []);
}
