using System.Text.Json;
using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Gateway.Http;

/// <summary>A refused request: its HTTP status, its message, and what is wrong in words the caller can act on.</summary>
/// <param name="StatusCode">The HTTP status; 200 where the document answers so.</param>
/// <param name="Message">The <c>msg</c>.</param>
/// <param name="Errors">What is wrong; may be empty.</param>
internal sealed record Refusal(int StatusCode, string Message, IReadOnlyList<InputError> Errors) : IResult
{
    /// <summary>The response header that carries the errors as ASCII JSON, also where the document's exact body leaves no room for them.</summary>
    public const string DetailHeader = "X-Error-Detail";

    // A header is for one look, and clients read only so much of one; the body has all errors.
    private const int MostErrorsInHeader = 8;
    private const int LongestHeader = 2_000;
    private const int LongestText = 100;

    /// <summary>The keys of the body; null: the endpoint's own form (<see cref="RefusalFormExtensions"/>).</summary>
    public RefusalForm? Form { get; init; }

    /// <summary>How long the caller should wait before it asks again; null where asking again does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Why the caller was not let in, where that is what was refused.</summary>
    public AttemptRefusal? Attempt { get; init; }

    /// <summary>Status and message where the endpoint answers as HTTP means it and not as the document shows; null: the same.</summary>
    public (int StatusCode, string Message)? Plain { get; init; }

    /// <summary>Writes the refusal as the answer.</summary>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        CountAttempt(httpContext);
        var headers = httpContext.Response.Headers;
        if (Errors.Count > 0)
            headers[DetailHeader] = Detail();
        if (RetryAfter is { } wait)
            headers.RetryAfter = ((long)Math.Max(1, Math.Ceiling(wait.TotalSeconds))).ToString(System.Globalization.CultureInfo.InvariantCulture);

        var endpointForm = httpContext.GetEndpoint()?.Metadata.GetMetadata<RefusalFormMetadata>()?.Form;
        if (endpointForm == RefusalForm.Plain)
        {
            var (statusCode, message) = Plain ?? (StatusCode, Message);
            return JsonAnswer.WriteAsync(httpContext, statusCode, new RefusedAnswer(false, message) { Errors = Views() }, HttpJson.Wire.RefusedAnswer);
        }

        return JsonAnswer.WriteAsync(httpContext, StatusCode, Body(Form ?? endpointForm ?? RefusalForm.Errors), HttpJson.Wire.RefusedAnswer);
    }

    /// <summary>Counts the refusal where it is one of who sends the request: for who puts it into an answer of his own.</summary>
    public void CountAttempt(HttpContext http)
    {
        if (Attempt is { } attempt)
            http.RequestServices.GetRequiredService<IAttemptCounter>().Count(http, attempt);
    }

    private RefusedAnswer Body(RefusalForm form) => form switch
    {
        RefusalForm.Errors => new RefusedAnswer(false, Message) { Errors = Views() },
        RefusalForm.EmptyData => new RefusedAnswer(false, Message) { Data = "" },
        RefusalForm.EmptyDataAndErrors => new RefusedAnswer(false, Message) { Data = "", Errors = Views() },
        RefusalForm.TextData => new RefusedAnswer(false, Message) { Data = string.Join("; ", Errors) },
        _ => new RefusedAnswer(false, Message),
    };

    private List<InputErrorView> Views() => [.. Errors.Select(InputErrorView.Of)];

    private string Detail()
    {
        // The default encoder escapes all that is not ASCII, so that the text is legal in a header.
        for (var count = Math.Min(Errors.Count, MostErrorsInHeader); ; count--)
        {
            List<InputErrorView> views = [.. Errors.Take(count).Select(InputErrorView.Of)];
            var text = JsonSerializer.Serialize(views, HttpJson.Ascii.ListInputErrorView);
            if (text.Length <= LongestHeader)
                return text;
            if (count > 1)
                continue;
            views = [new InputErrorView(ShortText.Of(Errors[0].Field, LongestText), ShortText.Of(Errors[0].Given, LongestText), ShortText.Of(Errors[0].Allowed, LongestText))];
            return JsonSerializer.Serialize(views, HttpJson.Ascii.ListInputErrorView);
        }
    }
}

/// <summary>Marks an endpoint with the form of its refusals.</summary>
/// <param name="Form">The form.</param>
internal sealed record RefusalFormMetadata(RefusalForm Form);

/// <summary>Gives endpoints a form of their own for refusals.</summary>
internal static class RefusalFormExtensions
{
    /// <summary>Refusals of these endpoints have this form, unless one names its own.</summary>
    public static TBuilder RefusesWith<TBuilder>(this TBuilder endpoints, RefusalForm form)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new RefusalFormMetadata(form));
}
