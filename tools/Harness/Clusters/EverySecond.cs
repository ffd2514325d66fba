using System.Globalization;

namespace ActorScheduler.Harness.Clusters;

/// <summary>Periodic tasks that write to the ledger every second.</summary>
public static class EverySecond
{
    /// <summary>Adds them.</summary>
    /// <returns>Their ids.</returns>
    public static async Task<IReadOnlyList<long>> AddAsync(ClusterProcess gateway, LedgerBooks ledger, int count)
    {
        var ids = new List<long>();
        for (var n = 0; n < count; n++)
        {
            ids.Add(await gateway.Client.AddPeriodicAsync(new
            {
                name = string.Create(CultureInfo.InvariantCulture, $"every-second-{n}"),
                task = LedgerBooks.Task,
                interval = new { every = 1, period = "seconds" },
                kwargs = ledger.Writes(),
            }));
        }

        return ids;
    }

    /// <summary>Disables them.</summary>
    /// <exception cref="InvalidOperationException">An edit was refused.</exception>
    public static async Task DisableAsync(ClusterProcess gateway, IEnumerable<long> ids)
    {
        foreach (var id in ids)
            (await gateway.Client.UpdatePeriodicAsync(new { id, enabled = false })).Accepted();
    }
}
