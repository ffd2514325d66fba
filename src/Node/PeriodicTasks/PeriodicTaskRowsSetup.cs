using ActorScheduler.Storage.PeriodicTasks;
using Akka.Actor.Setup;

namespace ActorScheduler.Node.PeriodicTasks;

/// <summary>Hands the rows to <see cref="PeriodicTaskRowSnapshots"/>, which Akka creates by the name of its class.</summary>
internal sealed class PeriodicTaskRowsSetup(PeriodicTaskQueries rows) : Setup
{
    public PeriodicTaskQueries Rows { get; } = rows;
}
