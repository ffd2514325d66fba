using System.Security.Cryptography;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Journal.Store;
using ActorScheduler.Node.Sharding;
using Akka.Actor;

namespace ActorScheduler.Node.Client;

/// <summary>
/// Asks an entity until it answers. Every command carries its id, so asking again changes nothing; it makes up for a message that was lost while
/// a shard moved. When the journal cannot write, the caller is told as soon as waiting is pointless.
/// </summary>
/// <param name="journal">Its health decides whether a command can be accepted at all.</param>
/// <param name="time">Measures how long the entity has been asked.</param>
/// <param name="patience">How long to ask.</param>
/// <param name="regions">Knows when nobody can answer any more.</param>
internal sealed class IdempotentAsk(IJournalStore journal, TimeProvider time, AskPatience patience, SchedulerRegions regions)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestTry = TimeSpan.FromMilliseconds(1);

    /// <summary>Asks until the entity tells the outcome of the command.</summary>
    /// <param name="region">Where the entity is reached.</param>
    /// <param name="command">The command, with its id.</param>
    /// <param name="unknownBecause">The reason if a reply says that the outcome is unknown, else null.</param>
    /// <param name="cancellation">The caller has gone.</param>
    /// <param name="mayHappenYet">True for a refusal that may not hold for the same command a moment later; null: there is none. A message that was not
    /// answered may still be on its way to a process that stands still, so a later refusal of this kind does not prove that nothing happens.</param>
    /// <exception cref="SchedulerUnavailableException">The journal cannot write, the process ends, or no reliable answer came in time.</exception>
    public async Task<TReply> AskAsync<TReply>(
        Func<IActorRef> region, object command, Func<TReply, string?> unknownBecause, CancellationToken cancellation, Func<TReply, bool>? mayHappenYet = null)
    {
        var isOneOnItsWay = false;
        var began = time.GetTimestamp();
        var reason = "the node that holds it did not answer";
        for (var wait = patience.FirstTry; Left(began) > ShortestTry; wait = Shorter(wait * 2, patience.LongestTry))
        {
            ThrowIfHopeless();
            try
            {
                var reply = await region().Ask<TReply>(command, Bounded(wait, began), cancellation);
                if (unknownBecause(reply) is not { } because)
                    return isOneOnItsWay && mayHappenYet?.Invoke(reply) == true ? throw NotSure() : reply;
                reason = because;
            }
            catch (AskTimeoutException)
            {
                // Lost on the way, or slow: the next try carries the same id.
                isOneOnItsWay = true;
            }

            ThrowIfHopeless();
            await Task.Delay(Pause(), time, cancellation);
        }

        throw new SchedulerUnavailableException("The command could not be stored. Ask again with the same id.") { Detail = reason, RetryAfter = RetryAfter };
    }

    /// <summary>Runs a write that goes straight to the store, and reports its failure in the same words.</summary>
    /// <exception cref="SchedulerUnavailableException">The journal cannot write.</exception>
    public static async Task<T> Guard<T>(Func<Task<T>> write)
    {
        try
        {
            return await write();
        }
        catch (JournalUnavailableException cause)
        {
            throw new SchedulerUnavailableException("The command could not be stored.", cause) { Detail = cause.Message };
        }
    }

    private static SchedulerUnavailableException NotSure() =>
        new("The command was refused, but an earlier message with it may still arrive. Ask again to see what became of it.") { RetryAfter = RetryAfter };

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private TimeSpan Bounded(TimeSpan wait, long began)
    {
        var bounded = Shorter(wait, Shorter(Left(began), OutageLeft()));
        return bounded > ShortestTry ? bounded : ShortestTry;
    }

    private TimeSpan Left(long began) => patience.AllTries - time.GetElapsedTime(began);

    private TimeSpan Pause() => TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32((int)patience.Pause.TotalMilliseconds + 1));

    private void ThrowIfHopeless()
    {
        if (regions.HasEnded)
            throw new SchedulerUnavailableException("This process has left the cluster and ends. Ask again with the same id.") { RetryAfter = RetryAfter };
        if (journal.Health is { IsHealthy: false, Reason: var reason } && OutageLeft() <= ShortestTry)
            throw new SchedulerUnavailableException("The journal cannot write.") { Detail = reason };
    }

    private TimeSpan OutageLeft() => journal.Health is { IsHealthy: false, Since: var since } ? patience.Outage - (time.GetUtcNow() - since) : TimeSpan.MaxValue;
}
