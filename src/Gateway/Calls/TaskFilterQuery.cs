using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Calls;

/// <summary>The query parameters that say which tasks are meant.</summary>
internal static class TaskFilterQuery
{
    /// <summary>The parameter that may be given several times.</summary>
    public const string State = "state";

    /// <summary>The parameter that names a periodic task.</summary>
    public const string PeriodicTaskId = "periodic_task_id";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        State, "name", "name_prefix", "received_from", "received_to", "eta_from", "eta_to", "finished_from", "finished_to", "queue", PeriodicTaskId, "search",
    ];

    /// <summary>Reads all of them.</summary>
    public static TaskFilter Read(QueryFields query) => ReadCommon(query) with
    {
        Name = query.Text("name"),
        ReceivedFrom = query.Time("received_from"),
        ReceivedTo = query.Time("received_to"),
    };

    /// <summary>Reads those that list_tasks has under the same names.</summary>
    public static TaskFilter ReadCommon(QueryFields query) => new()
    {
        Phases = States(query),
        NamePrefix = query.Text("name_prefix"),
        EtaFrom = query.Time("eta_from"),
        EtaTo = query.Time("eta_to"),
        FinishedFrom = query.Time("finished_from"),
        FinishedTo = query.Time("finished_to"),
        Queue = query.Text("queue"),
        PeriodicTaskId = query.Long(PeriodicTaskId, 1, long.MaxValue),
        Search = query.Text("search"),
    };

    private static List<TaskPhase> States(QueryFields query)
    {
        var phases = new List<TaskPhase>();
        foreach (var text in query.Texts(State))
        {
            if (!TaskPhases.TryParseCelery(text.ToUpperInvariant(), out var phase))
                query.Errors.Add(State, text, "PENDING, RECEIVED, STARTED, RETRY, SUCCESS, FAILURE or REVOKED");
            else if (!phases.Contains(phase))
                phases.Add(phase);
        }

        return phases;
    }
}
