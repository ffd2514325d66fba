using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Operations;

/// <summary>Refuses requests that name a host which is not one of this process, whatever they ask for.</summary>
public static class HostCheck
{
    /// <summary>The setting that lists the names, one a key, or all in one with commas.</summary>
    private const string Hosts = "Scheduler:Security:Hosts";

    /// <summary>Registers the list of hosts.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="configuration">Where the names are listed.</param>
    public static IServiceCollection AddHostCheck(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var hosts = configuration.GetSection(Hosts);
        return services.AddSingleton(new HostList([.. hosts.GetChildren().Select(host => host.Value ?? ""), .. (hosts.Value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)]));
    }

    /// <summary>Answers 421 without a body to a request of a foreign host.</summary>
    /// <param name="app">The pipeline.</param>
    public static IApplicationBuilder UseHostCheck(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var hosts = app.ApplicationServices.GetRequiredService<HostList>();
        return app.Use((http, next) =>
        {
            if (hosts.Contains(http.Request.Host))
                return next(http);
            http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return Task.CompletedTask;
        });
    }
}
