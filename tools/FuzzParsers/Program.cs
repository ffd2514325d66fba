using ActorScheduler.FuzzParsers;
using SharpFuzz;

if (args is not [{ } name, ..] || !Parsers.All.TryGetValue(name, out var parser))
{
    Console.Error.WriteLine($"Usage: FuzzParsers {string.Join('|', Parsers.All.Keys)} [file]. Without a file it is driven by AFL (tools/fuzz-parsers).");
    return 2;
}

if (args is [_, { } file])
    parser(File.ReadAllText(file));
else
    Fuzzer.OutOfProcess.Run(parser);
return 0;
