using ActorScheduler.Chaos.Cli;

return await ChaosCommand.RunAsync(args);
