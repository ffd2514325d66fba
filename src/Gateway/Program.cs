using ActorScheduler.Gateway.Hosting;
using ActorScheduler.Node.Hosting;

return await StartUp.RunAsync(() => GatewayApp.RunAsync(args, EmbeddedNode.Add));
