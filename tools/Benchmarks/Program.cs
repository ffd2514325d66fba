using ActorScheduler.Benchmarks.Cli;
using ActorScheduler.Benchmarks.Load;
using ActorScheduler.Benchmarks.Servers;

LoadGenerator.ShareCoresGently();
using var cleanup = Cleanup.OnExitAndSignals();
return BenchmarkCommands.Run(args);
