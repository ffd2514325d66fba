namespace ActorScheduler.Gateway.Hosting;

/// <summary>What whoever starts the server reads first: where it listens, what it works with, where the pages of the API are.</summary>
internal static class StartupText
{
    /// <summary>Logs the text. The server listens already, so a port that the system chose is known.</summary>
    public static void Write(WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("ActorScheduler");
        foreach (var (name, value) in Facts(app))
            log.LogInformation("{Fact,-9} {Value}", name, value);
    }

    private static IEnumerable<(string Name, string Value)> Facts(WebApplication app)
    {
        foreach (var url in app.Urls)
            yield return ("listens", url);
        foreach (var fact in app.Services.GetServices<IStartupFacts>().SelectMany(facts => facts.Facts))
            yield return (fact.Name, fact.Value);
        var first = app.Urls.FirstOrDefault()?.TrimEnd('/');
        yield return ("api", $"{first}/celery_manage/tasks/");
        yield return ("docs", $"{first}/docs");
    }
}
