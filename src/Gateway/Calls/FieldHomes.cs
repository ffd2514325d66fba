using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.Schedules;

namespace ActorScheduler.Gateway.Calls;

/// <summary>
/// Where each field of a request belongs. One that stands elsewhere would silently do nothing (a call with a time limit beside its options has none),
/// so it is refused with its place, also where fields that nobody knows are ignored.
/// </summary>
internal static class FieldHomes
{
    private const string Call = "a call: POST async_apply_task, update_task, /api/v1/tasks";
    private const string PeriodicTask = "a periodic task: POST add_periodic_task, /api/v1/periodic-tasks";
    private const string Revocation = "POST revoke_task, /api/v1/tasks/{id}/revoke";
    private const string BulkOperation = "POST /api/v1/bulk-operations";

    private static readonly Dictionary<string, string> Homes = All();

    /// <summary>Notes the members of a request that are not known on its route and belong elsewhere, or are nearly known, or may not be there at all.</summary>
    /// <param name="body">The request.</param>
    /// <param name="known">The members that are read.</param>
    /// <param name="judged">Other members whose errors are already noted.</param>
    public static void RefuseUnread(this JsonFields body, IReadOnlyCollection<string> known, params IReadOnlyCollection<string> judged)
    {
        List<string> noted = [.. judged];
        foreach (var name in body.Names.Where(name => !known.Contains(name) && !judged.Contains(name)))
        {
            if (!Homes.TryGetValue(name, out var home))
                continue;
            body.Wrong(name, home);
            noted.Add(name);
        }

        body.RefuseMisspelt(known, noted);
    }

    private static Dictionary<string, string> All()
    {
        var homes = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(homes, ["task", "args", "kwargs", "option", "options"], static _ => $"nothing here: it belongs to {Call}");
        Add(homes, [.. TaskOptionNames.Supported, .. TaskOptionNames.WithoutEffect], static name => $"inside of options: {{\"options\": {{\"{name}\": …}}}}, in {Call}");
        Add(homes, TaskOptionNames.Unsupported.Keys, static name => TaskOptionNames.Unsupported[name]);
        Add(homes, [.. ScheduleForm.Fields, "enabled", "name", "description", "one_off", "start_time", "clocked", "solar", "expire_seconds"], static _ => $"nothing here: it belongs to {PeriodicTask}");
        Add(homes, CrontabJson.Keys, static name => $"inside of crontab: {{\"crontab\": {{\"{name}\": …}}}}, in {PeriodicTask}");
        Add(homes, IntervalJson.Keys, static name => $"inside of interval: {{\"interval\": {{\"{name}\": …}}}}, in {PeriodicTask}");
        Add(homes, ["terminate", "signal"], static _ => $"nothing here: it belongs to {Revocation}");
        Add(homes, ["action", "filter", "all", "dry_run", "shift_seconds"], static _ => $"nothing here: it belongs to {BulkOperation}");
        homes["id"] = "nothing here: an id of yours for a call is options.task_id, and the scheduler gives the ids of periodic tasks";
        homes["older_than"] = "nothing here: it belongs to POST /api/v1/maintenance/retention";
        homes["request_id"] = "nothing here: it belongs to POST /api/v1/tasks/{id}/retry";
        return homes;
    }

    private static void Add(Dictionary<string, string> homes, IEnumerable<string> names, Func<string, string> home)
    {
        foreach (var name in names)
            homes.TryAdd(name, home(name));
    }
}
