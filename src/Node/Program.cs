using ActorScheduler.Node.Hosting;
using Microsoft.Extensions.Hosting;

return await StartUp.RunAsync(async () =>
{
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
