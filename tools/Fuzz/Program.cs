using System.CommandLine;
using ActorScheduler.Fuzz;

var requests = new Option<long>("--requests") { Description = "How many requests are sent.", DefaultValueFactory = _ => 1_000_000 };
var seed = new Option<int>("--seed") { Description = "Where the random numbers begin.", DefaultValueFactory = _ => 1 };
var workers = new Option<int>("--workers") { Description = "How many requests are on their way at a time.", DefaultValueFactory = _ => 8 };
var root = new RootCommand("Sends a server requests made from its own OpenAPI document: no answer is a 500 or takes 2 s, memory stays flat, the journal stays clean.") { requests, seed, workers };
root.SetAction(async (parsed, _) =>
    await new FuzzRun(parsed.GetValue(requests), parsed.GetValue(seed), parsed.GetValue(workers)).RunAsync(Console.Out) ? 0 : 1);
return await root.Parse(args).InvokeAsync();
