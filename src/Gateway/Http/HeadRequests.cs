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
}
