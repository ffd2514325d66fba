namespace ActorScheduler.Gateway.Http;

/// <summary>HEAD is answered by every route that answers GET, with the same headers; the server leaves the body out (RFC 9110, section 9.3.2).</summary>
internal static class HeadRequests
{
    /// <summary>Lets the rest of the pipeline see a GET.</summary>
    public static Task AnswerAsGet(HttpContext http, RequestDelegate next)
    {
        if (HttpMethods.IsHead(http.Request.Method))
            http.Request.Method = HttpMethods.Get;
        return next(http);
    }

    /// <summary>Adds HEAD to the methods that a route is said to allow, where it allows GET.</summary>
    /// <returns>The methods.</returns>
    public static string AddTo(IHeaderDictionary headers)
    {
        var methods = headers.Allow.ToString();
        if (methods.Split(',', StringSplitOptions.TrimEntries).Contains(HttpMethods.Get))
            headers.Allow = methods += $", {HttpMethods.Head}";
        return methods;
    }
}
