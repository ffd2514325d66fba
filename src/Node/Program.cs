using ActorScheduler.Node.Audit;
using ActorScheduler.Node.Hosting;
using Microsoft.Extensions.Hosting;

return await StartUp.RunAsync(async () =>
{
    if (args is [AuditCommand.Name, .. var settings])
        return await AuditCommand.RunAsync(settings, Console.Out, Console.Error, CancellationToken.None);

    var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
    {
        Args = args,
        ContentRootPath = AppContext.BaseDirectory,
    });
    builder.AddSchedulerNode();
    using var host = builder.Build();
    await host.RunAsync();
    return 0;
});
