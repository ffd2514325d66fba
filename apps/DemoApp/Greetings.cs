using ActorScheduler.Authoring;
using Microsoft.Extensions.DependencyInjection;

namespace DemoApp;

/// <summary>What the tasks of this app need. The host finds this class and calls it once.</summary>
public sealed class DemoTaskApp : ITaskApp
{
    public void ConfigureServices(IServiceCollection services) => services.AddSingleton(TimeProvider.System).AddScoped<Greeter>();
}

/// <summary>A service as any other: nothing in it knows of tasks.</summary>
public sealed class Greeter(TimeProvider time)
{
    public string Greet(string name) => $"{(time.GetLocalNow().Hour < 12 ? "Good morning" : "Good day")}, {name}";
}

/// <summary>An instance is made for each run and gets services by its constructor; a method may get them as parameters, too.</summary>
public sealed class Greetings(Greeter greeter)
{
    /// <summary>Async works as everywhere; the name is <c>demo_app.greetings.greet</c>, without the Async. Give <c>userName</c> or <c>user_name</c>.</summary>
    [BackgroundTask]
    public async Task<string> GreetAsync(string userName, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(10), cancellationToken);
        return greeter.Greet(userName);
    }
}
