using ActorScheduler.Node.Hosting;

return await StartUp.RunAsync(async () =>
{
    if (args is [AuditCommand.Name, .. var settings])
        return await AuditCommand.RunAsync(settings, Console.Out, Console.Error, CancellationToken.None);

    await NodeHost.RunAsync(args);
    return 0;
});
