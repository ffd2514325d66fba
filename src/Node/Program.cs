using ActorScheduler.Node.Hosting;
using ActorScheduler.Operations;

return await ProgramLine.RunAsync(
    "A node of ActorScheduler, without the API.",
    args,
    settings => StartUp.RunAsync(async () =>
    {
        await NodeHost.RunAsync(settings);
        return 0;
    }),
    new ProgramCommand(
        AuditCommand.Name,
        "Compares the read model with the journal.",
        settings => StartUp.RunAsync(() => AuditCommand.RunAsync(settings, Console.Out, Console.Error, CancellationToken.None))),
    new ProgramCommand(
        BackupCommand.Name,
        $"Copies the SQLite file while a server works on it: --{BackupCommand.Into} FILE.",
        settings => StartUp.RunAsync(() => BackupCommand.RunAsync(settings, Console.Out, Console.Error, CancellationToken.None)))
    {
        Options = [BackupCommand.Into],
    },
    KeysCommand.Command);
