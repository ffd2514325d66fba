using ActorScheduler.Authoring;
using Microsoft.Extensions.DependencyInjection;

namespace DemoApp;

/// <summary>Registers what the tasks of this app need. The server finds this class and calls it once, when it starts.</summary>
public sealed class DemoTaskApp : ITaskApp
{
    /// <inheritdoc />
    public void ConfigureServices(IServiceCollection services) => services.AddSingleton(TimeProvider.System).AddScoped<Greeter>();
}

/// <summary>An ordinary service: nothing in it knows about tasks.</summary>
public sealed class Greeter(TimeProvider time)
{
    /// <summary>A greeting for the time of day.</summary>
    public string Greet(string name) => $"{(time.GetLocalNow().Hour < 12 ? "Good morning" : "Good day")}, {name}";
}

/// <summary>Each run creates an instance, which gets its services through the constructor. A method can take services as parameters, too.</summary>
public sealed class Greetings(Greeter greeter)
{
    /// <summary>Async works as usual. The task is called <c>demo_app.greetings.greet</c>, without the Async, and takes <c>userName</c> or <c>user_name</c>.</summary>
    [BackgroundTask]
    public async Task<string> GreetAsync(string userName, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(10), cancellationToken);
        return greeter.Greet(userName);
    }
}
