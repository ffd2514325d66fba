namespace ActorScheduler.Benchmarks.Cli;

/// <summary>A benchmark could not be carried out; the message tells the user why. It is not a bug in the benchmark.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
