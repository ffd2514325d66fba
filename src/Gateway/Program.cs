using ActorScheduler.Gateway.Hosting;
using ActorScheduler.Node.Hosting;
using ActorScheduler.Operations;

return await ProgramLine.RunAsync(
    "ActorScheduler: the API over HTTP, by default with a node in the same process.",
    args,
    settings => StartUp.RunAsync(() => GatewayApp.RunAsync(settings, EmbeddedNode.Add)),
    KeysCommand.Command);
