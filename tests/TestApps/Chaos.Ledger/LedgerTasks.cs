using ActorScheduler.Authoring;

namespace Chaos.Ledger;

/// <summary>Each run writes into the ledger when it begins and when it ends, and returns its attempt, so that a result tells which run it is of.</summary>
public static class LedgerTasks
{
    [BackgroundTask(Name = "chaos.work")]
    public static Task<int> Work(TaskContext context, string mark, int ms = 0) => Run(context, mark, ms);

    [BackgroundTask(Name = "chaos.tick")]
    public static Task<int> Tick(TaskContext context, string mark, int ms = 0) => Run(context, mark, ms);

    [BackgroundTask(Name = "chaos.once", Delivery = Delivery.AtMostOnce)]
    public static Task<int> Once(TaskContext context, string mark, int ms = 0) => Run(context, mark, ms);

    [BackgroundTask(Name = "chaos.flaky", MaxRetries = 8, RetryBackoffSeconds = 0.2, RetryBackoffMaxSeconds = 2)]
    public static Task<int> Flaky(TaskContext context, string mark, int fails, int ms = 0) => Run(context, mark, ms, context.Attempt <= fails);

    [BackgroundTask(Name = "chaos.fail")]
    public static Task<int> Fail(TaskContext context, string mark, int ms = 0) => Run(context, mark, ms, fails: true);

    private static async Task<int> Run(TaskContext context, string mark, int ms, bool fails = false)
    {
        LedgerFile.Add("begin", context);
        try
        {
            if (ms > 0)
                await Task.Delay(ms, context.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            LedgerFile.Add("cancelled", context);
            throw;
        }

        LedgerFile.Add(fails ? "failed" : "end", context);
        return fails ? throw new InvalidOperationException($"Attempt {context.Attempt} of {mark} was to fail.") : context.Attempt;
    }
}
