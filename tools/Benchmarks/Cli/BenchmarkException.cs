namespace ActorScheduler.Benchmarks.Cli;

/// <summary>A benchmark could not be carried out; the message says to a person why. It is no bug of the benchmark.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
