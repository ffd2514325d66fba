using System.Globalization;
using ActorScheduler.Node.Clustering.Crashes;
using ActorScheduler.Node.Clustering.SplitBrain;
using ActorScheduler.Storage.Cluster;

namespace ActorScheduler.Node.Tests.Clustering;

/// <summary>What happens to one process.</summary>
/// <param name="Kind">What.</param>
/// <param name="Victim">To which process.</param>
/// <param name="From">When it begins, in seconds.</param>
/// <param name="Length">How long it lasts, in seconds.</param>
public sealed record MembershipFault(FaultKind Kind, int Victim, double From, double Length);

/// <summary>Kinds of faults.</summary>
public enum FaultKind
{
    /// <summary>Nobody reaches the machine, and it reaches nobody, the database included.</summary>
    MachineGone,

    /// <summary>The other processes and this one do not reach each other.</summary>
    CutFromOthers,

    /// <summary>The process does not reach the database.</summary>
    CutFromDatabase,

    /// <summary>The process stands still.</summary>
    Stall,

    /// <summary>The process dies.</summary>
    Death,

    /// <summary>The database is away for all.</summary>
    DatabaseAway,
}

/// <summary>
/// A cluster as far as its membership goes: who hears whom, who reaches the database, when heartbeats are missed, what the others say of a process. The
/// decisions are the product's own: <see cref="DowningDecision"/>, <see cref="DowningRule"/>, <see cref="CrashRule"/>; the table is a plain one with the
/// same meaning as the database's. Time goes in steps of a quarter of a second, and in each step the processes act in a random order.
/// </summary>
internal sealed class MembershipModel
{
    private const double Step = 0.25;
    private const double StableAfter = 3;
    private const double SessionEndsAfter = 5;

    private readonly Random _random;
    private readonly Process[] _processes;
    private readonly IReadOnlyList<MembershipFault> _faults;
    private readonly MembershipTable _table;
    private readonly DowningDecision _decision;
    private double _now;

    public MembershipModel(int seed, int nodes, int gateways, IReadOnlyList<MembershipFault> faults)
    {
        _random = new Random(seed);
        _faults = faults;
        _processes = [.. Enumerable.Range(0, nodes + gateways).Select(n => new Process(n, n < nodes, _random, nodes + gateways))];
        _table = new MembershipTable(() => Now, process => _processes[(int)process.Incarnation].HoldsLock);
        _decision = new DowningDecision(_table, DowningDecision.BeatsWithin);
        foreach (var process in _processes)
            _table.Rows[process.Key] = new MembershipRow { HoldsTasks = process.HoldsTasks, Entered = process.Number };
    }

    /// <summary>The steps that were gone through, one for each process.</summary>
    public long States { get; private set; }

    /// <summary>Which processes have ended.</summary>
    public IEnumerable<int> Ended => _processes.Where(process => process.HasEnded).Select(process => process.Number);

    /// <summary>Those that go on, by whether they take all others that go on for members and nobody else.</summary>
    public bool AgreeOnWhoIsThere =>
        _processes.Where(process => !process.HasEnded).All(process => process.Members.SetEquals(_processes.Where(other => !other.HasEnded && other != process).Select(other => other.Number)));

    /// <summary>Lets time pass.</summary>
    public void RunTo(double end)
    {
        for (; _now < end; _now += Step)
        {
            var order = _processes.ToArray();
            _random.Shuffle(order);
            foreach (var process in order)
            {
                States++;
                Act(process);
            }
        }
    }

    private DateTimeOffset Now => DateTimeOffset.UnixEpoch.AddSeconds(_now);

    private bool Suffers(Process process, params ReadOnlySpan<FaultKind> kinds)
    {
        foreach (var fault in _faults)
        {
            if ((fault.Victim == process.Number || fault.Kind == FaultKind.DatabaseAway) && kinds.Contains(fault.Kind) && _now >= fault.From && (_now < fault.From + fault.Length || fault.Kind == FaultKind.Death))
                return true;
        }

        return false;
    }

    private bool IsStill(Process process) => Suffers(process, FaultKind.Stall, FaultKind.Death);

    private bool ReachesDatabase(Process process) => !Suffers(process, FaultKind.MachineGone, FaultKind.CutFromDatabase, FaultKind.DatabaseAway);

    private bool HasLink(Process one, Process other) => !Suffers(one, FaultKind.MachineGone, FaultKind.CutFromOthers) && !Suffers(other, FaultKind.MachineGone, FaultKind.CutFromOthers);

    private void Act(Process process)
    {
        if (Suffers(process, FaultKind.Death))
            process.HasEnded = true;
        if (process.HasEnded)
            process.HoldsLock = false;
        KeepSession(process);
        if (process.HasEnded || IsStill(process))
            return;
        Hear(process);
        if (ReachesDatabase(process))
        {
            Beat(process);
            if (!process.HasEnded)
                FindDead(process);
            if (!process.HasEnded)
                Report(process);
        }
        else
        {
            process.SessionSince = null;
        }
    }

    // The server notices after a while that nobody is at the other end; a process that stands still keeps its session.
    private void KeepSession(Process process)
    {
        if (ReachesDatabase(process) && !process.HasEnded)
            process.LockLostAt = null;
        else if (Suffers(process, FaultKind.DatabaseAway))
            process.HoldsLock = false;
        else if (_now >= (process.LockLostAt ??= _now + SessionEndsAfter))
            process.HoldsLock = false;
        if (!process.HasEnded && !IsStill(process) && ReachesDatabase(process) && !process.HoldsLock && !_table.Rows[process.Key].IsRemoved)
            process.HoldsLock = true;
        if (process.HoldsLock && ReachesDatabase(process))
            process.SessionSince ??= _now;
    }

    private void Hear(Process process)
    {
        foreach (var other in _processes.Where(other => other != process))
        {
            var isHeard = !other.HasEnded && !IsStill(other) && HasLink(process, other) && process.Members.Contains(other.Number) && other.Members.Contains(process.Number);
            if (!isHeard)
            {
                // After a cut TCP tries again ever less often, so that it may take as long again as the cut; Akka waits for some seconds.
                var lasts = _now - process.LastHeard[other.Number];
                var takes = HasLink(process, other) ? 1 : Math.Max(process.Reconnects[other.Number], other.Reconnects[process.Number]);
                process.HearsAgainAt[other.Number] = _now + Math.Min(takes, lasts);
                continue;
            }

            if (_now >= process.HearsAgainAt[other.Number])
                process.LastHeard[other.Number] = _now;
            // What one knows the other knows at once: whom it has taken out. The one that is out is told nothing: its messages are dropped, and nobody writes to it.
            foreach (var gone in other.TakenOut.Where(gone => gone != process.Number).ToList())
                TakeOut(process, gone);
        }
    }

    private void Beat(Process process)
    {
        if (_now < process.BeatsAt)
            return;
        process.BeatsAt = _now + 2;
        var row = _table.Rows[process.Key];
        if (row.IsRemoved)
            process.HasEnded = true;
        else
            row.Beat = Now;
    }

    private void FindDead(Process process)
    {
        var lasts = TimeSpan.FromSeconds(_now - (process.SessionSince ?? _now));
        foreach (var other in process.Members.Select(number => _processes[number]).ToList())
        {
            process.FreeSince[other.Number] = other.HoldsLock ? null : process.FreeSince[other.Number] ?? _now;
            TimeSpan? free = process.FreeSince[other.Number] is { } since ? TimeSpan.FromSeconds(_now - since) : null;
            if (!CrashRule.IsDead(lasts, free, isRefused: other.HasEnded && HasLink(process, other), isUnreachable: IsMissed(process, other.Number)))
                continue;
            switch (_table.BuryAsync(process.Key, other.Key).Result)
            {
                case Burial.Done:
                    TakeOut(process, other.Number);
                    break;
                case Burial.ObserverIsOut:
                    process.HasEnded = true;
                    return;
            }
        }
    }

    private void Report(Process process)
    {
        var unheard = process.Members.Where(number => IsMissed(process, number)).Select(number => _processes[number].Key).ToList();
        if (unheard.Count == 0 && !process.Complains)
            return;
        process.Complains = unheard.Count > 0;
        var removed = _decision.ReportAsync(process.Key, unheard, TimeSpan.FromSeconds(StableAfter)).Result;
        if (removed.Contains(process.Key))
            process.HasEnded = true;
        else
            unheard.Where(removed.Contains).ToList().ForEach(gone => TakeOut(process, (int)gone.Incarnation));
    }

    private bool IsMissed(Process process, int number) => _now - process.LastHeard[number] > process.MissesAfter;

    private static void TakeOut(Process process, int gone)
    {
        if (process.Members.Remove(gone))
            process.TakenOut.Add(gone);
    }

    private sealed class Process(int number, bool holdsTasks, Random random, int count)
    {
        public int Number { get; } = number;

        public bool HoldsTasks { get; } = holdsTasks;

        public ProcessKey Key { get; } = new(string.Create(CultureInfo.InvariantCulture, $"p{number}"), number);

        public HashSet<int> Members { get; } = [.. Enumerable.Range(0, count).Where(other => other != number)];

        public HashSet<int> TakenOut { get; } = [];

        public double[] LastHeard { get; } = new double[count];

        public double[] HearsAgainAt { get; } = new double[count];

        public double?[] FreeSince { get; } = new double?[count];

        public double MissesAfter { get; } = 4 + (random.NextDouble() * 2);

        public double[] Reconnects { get; } = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() * 7)];

        public double BeatsAt { get; set; } = random.NextDouble() * 2;

        public double? SessionSince { get; set; } = -60;

        public double? LockLostAt { get; set; }

        public bool HoldsLock { get; set; } = true;

        public bool Complains { get; set; }

        public bool HasEnded { get; set; }
    }
}
