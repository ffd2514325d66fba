using System.Data.Common;
using ActorScheduler.Contracts.Client;
using Microsoft.AspNetCore.WebUtilities;

namespace ActorScheduler.Gateway.Http;

/// <summary>Turns exceptions and bare status codes into envelopes, so that no answer is a stack trace, HTML or empty.</summary>
internal sealed class ErrorMiddleware(RequestDelegate next, RouteList routes, IIdSource ids, ILogger<ErrorMiddleware> log)
{
    /// <summary>Runs the rest of the pipeline.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone: there is nobody to answer, and nothing is wrong here.
            return;
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            await ToRefusal(exception).ExecuteAsync(http);
            return;
        }
        catch (Exception exception)
        {
            // Half an answer is out. Ending the connection is the only way to say that it is not whole.
            log.LogError(exception, "{Method} {Path} failed in the middle of its answer", http.Request.Method, http.Request.Path);
            http.Abort();
            return;
        }

        if (!http.Response.HasStarted && http.Response.StatusCode >= StatusCodes.Status400BadRequest && http.Response.ContentType is null)
            await ForStatus(http).ExecuteAsync(http);
    }

    private Refusal ToRefusal(Exception exception)
    {
        switch (exception)
        {
            case SchedulerUnavailableException unavailable:
                return Unavailable(unavailable);
            case DbException database when CannotAnswerNow(database):
                return Unavailable(new SchedulerUnavailableException("The database cannot be read now.", database) { Detail = database.Message });
            case UnreadableHistoryException unreadable:
                log.LogError(unreadable, "A history cannot be read");
                return Refusals.Unreadable(unreadable);
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } tooLarge:
                return Refusals.TooLarge("body", "more bytes", tooLarge.Message);
            case BadHttpRequestException bad:
                return Refusals.Bare(bad.StatusCode, bad.Message);
            default:
                var errorId = ids.NewId();
                log.LogError(exception, "Unexpected error {ErrorId}", errorId);
                return Refusals.Unexpected(errorId);
        }
    }

    // What names a path, a host or a database is in the log alone; the answer says under which id.
    private Refusal Unavailable(SchedulerUnavailableException unavailable)
    {
        if (unavailable.Detail is null)
        {
            log.LogWarning("The scheduler cannot answer: {Reason}", unavailable.Message);
            return Refusals.Unavailable(unavailable);
        }

        var logId = ids.NewId();
        log.LogWarning("The scheduler cannot answer: {Reason} {Detail} (log id {LogId})", unavailable.Message, unavailable.Detail, logId);
        return Refusals.Unavailable(unavailable, logId);
    }

    /// <summary>True for a lost connection, and for a server that stops, starts or has no connection left.</summary>
    private static bool CannotAnswerNow(DbException exception) => exception.IsTransient || exception.SqlState is "57P01" or "57P02" or "57P03";

    private Refusal ForStatus(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => Refusals.NoSuchRoute(http.Request.Path, routes.Nearest(http.Request.Path)),
        StatusCodes.Status405MethodNotAllowed => Refusals.WrongMethod(http.Request.Method, HeadRequests.AddTo(http.Response.Headers)),
        StatusCodes.Status421MisdirectedRequest => Refusals.WrongHost(http.Request.Host.ToString()),
        var code => Refusals.Bare(code, ReasonPhrases.GetReasonPhrase(code)),
    };
}
