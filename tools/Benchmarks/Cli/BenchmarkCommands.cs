using System.CommandLine;
using ActorScheduler.Benchmarks.Report;
using ActorScheduler.Benchmarks.Servers;
using ActorScheduler.Benchmarks.Workers;

namespace ActorScheduler.Benchmarks.Cli;

/// <summary>The command line: one sub-command per scenario, and <c>all</c>.</summary>
internal static class BenchmarkCommands
{
    private const string About = """
        Measures ActorScheduler on this machine, against the server as it is shipped (a process of its own, synchronous=FULL).
        Every scenario prints a table and one line of JSON a figure; progress goes to the error stream.
        """;

    /// <summary>Runs the program.</summary>
    /// <returns>0; 1 if a benchmark could not be carried out or missed its goal, or the command line is wrong.</returns>
    public static int Run(string[] args)
    {
        var root = new RootCommand(About);
        foreach (var option in CommonOptions.All)
            root.Add(option);
        foreach (var scenario in ScenarioList.All)
            root.Add(Command(scenario.Name, scenario.Summary, scenario.Settings, parsed => RunAll([scenario], parsed, args)));
        root.Add(Command(
            "all",
            "Every scenario with its default sizes, one after the other; --scale makes them all smaller or bigger.",
            [],
            parsed => RunAll(ScenarioList.Measured, parsed, args)));
        root.Add(WorkerCommand.Create());
        return root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    private static Command Command(string name, string summary, IReadOnlyList<Setting> settings, Func<ParseResult, int> action)
    {
        var command = new Command(name, summary);
        foreach (var setting in settings)
            command.Add(setting.Option);
        command.SetAction(action);
        return command;
    }

    private static int RunAll(IReadOnlyList<IScenario> scenarios, ParseResult parsed, string[] args)
    {
        var failed = 0;
        try
        {
            var run = CommonOptions.Read(parsed);
            if (run.Databases is not null && scenarios.Any(scenario => !scenario.RunsOnPostgres))
            {
                throw new BenchmarkException(
                    $"--store postgresql: allowed with {string.Join(", ", ScenarioList.All.Where(scenario => scenario.RunsOnPostgres).Select(scenario => scenario.Name))}.");
            }

            var output = new ReportWriter(parsed.GetValue(CommonOptions.Report), Machine.Here(run.DataRoot));
            using var databases = run.Databases;
            foreach (var scenario in scenarios)
                failed += Measure(scenario, run, output, CommandText.Of(scenario, scenarios.Count == 1 ? args : null, run)) ? 0 : 1;
        }
        catch (BenchmarkException cause)
        {
            Console.Error.WriteLine(cause.Message);
            return 1;
        }

        return failed == 0 ? 0 : 1;
    }

    // A scenario that fails, even because of a bug, is reported and does not take an hour of the others with it.
    private static bool Measure(IScenario scenario, BenchmarkRun run, ReportWriter output, string command)
    {
        Console.Error.WriteLine($"{scenario.Name}: {scenario.Summary}");
        try
        {
            var section = scenario.Run(run);
            output.Write(section, command);
            if (section.Failure is null)
                return true;
            Console.Error.WriteLine($"{scenario.Name}: FAILED. {section.Failure}");
            return false;
        }
        catch (BenchmarkException cause)
        {
            Console.Error.WriteLine($"{scenario.Name}: FAILED. {cause.Message}");
            return false;
        }
        catch (Exception bug)
        {
            Console.Error.WriteLine($"{scenario.Name}: FAILED. {bug}");
            return false;
        }
        finally
        {
            Cleanup.Everything();
        }
    }
}
