using System.Globalization;
using ActorScheduler.Chaos.Plan;
using ActorScheduler.Contracts;

namespace ActorScheduler.Chaos.Load;

/// <summary>Draws what the client does next: mostly it submits, and now and then it changes its mind about a task.</summary>
internal sealed class TaskLoad(Dice dice, string run)
{
    private readonly Pool _running = new(200);
    private readonly Pool _waiting = new(400);
    private readonly Pool _ended = new(100);
    private int _number;

    /// <summary>The next request; null if there is no task yet for the kind that was drawn.</summary>
    public Request? Next(DateTimeOffset now)
    {
        var draw = dice.Below(1000);
        return draw switch
        {
            < 690 => New("chaos.work", new { ms = dice.Below(40) }),
            < 780 => Into(_waiting, New("chaos.work", new { ms = dice.Below(40) }, In(now, 1, 20))),
            < 830 => New("chaos.flaky", new { ms = dice.Below(10), fails = 1 + dice.Below(3) }),
            < 840 => Into(_ended, New("chaos.fail", new { ms = dice.Below(10) })),
            < 870 => Into(_running, New("chaos.once", new { ms = dice.Below(600) })),
            < 885 => Into(_running, New("chaos.work", new { ms = 1000 + dice.Below(5000) })),
            < 900 => Expiring(now),
            < 935 => Of(Revoked(), id => Requests.Revoke(id, Mark(), dice.Chance(0.5))),
            < 965 => Of(_waiting.Draw(dice.Below), id => Update(id, now)),
            < 980 => Of(_waiting.Draw(dice.Below), id => Requests.Reschedule(id, In(now, 1, 15))),
            _ => Of(_ended.Draw(dice.Below), id => Requests.Retry(id, Mark())),
        };
    }

    /// <summary>A task that is due long after the end of the run.</summary>
    public Request Sleeper(DateTimeOffset now) => New("chaos.work", new { ms = 0 }, now + TimeSpan.FromDays(1) + dice.Between(0, 1000));

    private string? Revoked()
    {
        var id = (dice.Chance(0.5) ? _running : _waiting).Draw(dice.Below);
        if (id is not null)
            _ended.Add(id);
        return id;
    }

    // Half of them begin in time, half never do.
    private Request Expiring(DateTimeOffset now)
    {
        var (eta, expires) = dice.Chance(0.5) ? (In(now, 0.5, 1), In(now, 15, 30)) : (In(now, 8, 12), In(now, 2, 6));
        return New("chaos.work", new { ms = 0 }, eta, expires);
    }

    private Request Update(string id, DateTimeOffset now)
    {
        var mark = Mark();
        return Requests.Update(id, mark, "chaos.work", new { mark, ms = dice.Below(40) }, dice.Chance(0.5) ? null : In(now, 1, 10));
    }

    private Request New(string task, object kwargs, DateTimeOffset? eta = null, DateTimeOffset? expires = null)
    {
        var mark = Mark();
        var all = System.Text.Json.JsonSerializer.SerializeToNode(kwargs)!.AsObject();
        all["mark"] = mark;
        return Requests.Submit($"chaos-{mark}", mark, task, all, eta, expires);
    }

    private static Request Into(Pool pool, Request request)
    {
        pool.Add(request.Target);
        return request;
    }

    private static Request? Of(string? id, Func<string, Request> make) => id is null ? null : make(id);

    private string Mark() => string.Create(CultureInfo.InvariantCulture, $"{run}-{Interlocked.Increment(ref _number)}.");

    // To the microsecond and never a whole second, so that it is the mark of its request.
    private DateTimeOffset In(DateTimeOffset now, double least, double most) =>
        StoredTime.Add(now, dice.Between(least, most) + TimeSpan.FromMicroseconds(dice.Below(99_999)));
}
