using System.CommandLine;
using ActorScheduler.Chaos.Machine;
using ActorScheduler.Chaos.Plan;
using ActorScheduler.Chaos.Run;
using ActorScheduler.Harness.Postgres;

namespace ActorScheduler.Chaos.Cli;

/// <summary>The command line.</summary>
internal static class ChaosCommand
{
    private const string About = """
        Runs a real cluster on a real PostgreSQL under load, breaks it at random and holds what happened against what was promised.
        Ends with 0 only if nothing was lost, doubled, missed or shown wrong.
        """;

    /// <summary>Runs the program.</summary>
    /// <returns>0; 1 if a promise was broken or the run was ended early; 2 if it could not be carried out.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand(About);
        foreach (var option in ChaosOptions.All)
            root.Add(option);
        root.SetAction((parsed, stop) => RunAsync(parsed, stop));
        return root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromMinutes(2) });
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var settings = ChaosOptions.Read(parsed);
        if (parsed.GetValue(ChaosOptions.Plan))
        {
            foreach (var fault in FaultPlan.Create(settings.Plan))
                Console.WriteLine(fault);
            return 0;
        }

        if (PostgresInstallation.Missing is not null)
        {
            await Console.Error.WriteLineAsync("PostgreSQL is not installed here (apt-get install postgresql).");
            return 2;
        }

        Directory.CreateDirectory(settings.Work);
        using var log = new RunLog(Path.Combine(settings.Work, "chaos.log"));
        try
        {
            var verdict = await new ChaosRun(settings, log).RunAsync(stop);
            return Tell(settings, verdict, log);
        }
        catch (NetworkRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 2;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            log.Write("ended early; no verdict");
            return 1;
        }
    }

    private static int Tell(ChaosSettings settings, Verdict verdict, RunLog log)
    {
        foreach (var line in verdict.Counts())
            log.Write(line);
        foreach (var line in verdict.Details(all: false))
            Console.WriteLine(line);
        if (!verdict.IsClean)
            File.WriteAllLines(Path.Combine(settings.Work, "violations.txt"), verdict.Details(all: true));
        log.Write(verdict.IsClean
            ? "VERDICT clean"
            : $"VERDICT {verdict.Violations.Count + verdict.Troubles.Count} violations; all that is known is in {settings.Work}");
        log.Write($"replay  {settings.Replay}");
        if (verdict.IsClean && !settings.Keep)
            Directory.Delete(settings.Work, recursive: true);
        return verdict.IsClean ? 0 : 1;
    }
}
