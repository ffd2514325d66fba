using ActorScheduler.Gateway.Hosting;

return await GatewayApp.RunAsync(args, static _ => { });
