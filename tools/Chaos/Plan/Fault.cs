using System.Globalization;
using ActorScheduler.Harness.Network;

namespace ActorScheduler.Chaos.Plan;

/// <summary>One fault of a plan.</summary>
/// <param name="At">When it begins, counted from the start of the load.</param>
/// <param name="For">How long it lasts at least.</param>
internal abstract record Fault(TimeSpan At, TimeSpan For)
{
    /// <summary>What it is, in words.</summary>
    public abstract string Text { get; }

    /// <summary>The plan's line.</summary>
    public sealed override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At:mm\\:ss\\.f}  {Text}");

    private protected static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.#} s");
}

/// <summary>kill -9, and the start of a new process after a while.</summary>
internal sealed record KillFault(TimeSpan At, TimeSpan For, string Target) : Fault(At, For)
{
    public override string Text => $"kill -9 {Target}, start it again after {Seconds(For)}";
}

/// <summary>SIGSTOP, and SIGCONT after a while.</summary>
internal sealed record StopFault(TimeSpan At, TimeSpan For, string Target) : Fault(At, For)
{
    public override string Text => $"stop {Target} for {Seconds(For)} (SIGSTOP, SIGCONT)";
}

/// <summary>PostgreSQL ends and is started again after a while.</summary>
/// <param name="At">When.</param>
/// <param name="For">How long it is away.</param>
/// <param name="IsImmediate">Without an orderly shutdown: it recovers from its log.</param>
internal sealed record PostgresFault(TimeSpan At, TimeSpan For, bool IsImmediate) : Fault(At, For)
{
    public override string Text => $"stop PostgreSQL ({(IsImmediate ? "immediate" : "fast")}), start it again after {Seconds(For)}";
}

/// <summary>pg_terminate_backend of all connections.</summary>
internal sealed record ConnectionsFault(TimeSpan At) : Fault(At, TimeSpan.Zero)
{
    public override string Text => "end all connections of PostgreSQL";
}

/// <summary>Processes that do not hear each other; all still reach PostgreSQL.</summary>
/// <param name="At">When.</param>
/// <param name="For">How long.</param>
/// <param name="Links">From whom to whom nothing gets through.</param>
/// <param name="Shape">What that is, in words.</param>
internal sealed record CutFault(TimeSpan At, TimeSpan For, IReadOnlyList<Link> Links, string Shape) : Fault(At, For)
{
    public override string Text => $"{Shape} for {Seconds(For)}";
}

/// <summary>A process whose whole machine is off the network, PostgreSQL included, and comes back.</summary>
internal sealed record MachineFault(TimeSpan At, TimeSpan For, string Target) : Fault(At, For)
{
    public override string Text => $"the machine of {Target} is off the network for {Seconds(For)}, PostgreSQL included";
}

/// <summary>SIGTERM of one node after the other; the next when the one before is back.</summary>
internal sealed record RollingFault(TimeSpan At, TimeSpan For, IReadOnlyList<string> Targets) : Fault(At, For)
{
    public override string Text => $"restart {string.Join(", ", Targets)} one after the other (SIGTERM)";
}
