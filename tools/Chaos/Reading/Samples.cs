using ActorScheduler.Chaos.Records;

namespace ActorScheduler.Chaos.Reading;

/// <summary>Reads the histories of some tasks: those with the most events, and some others.</summary>
internal static class Samples
{
    private const int Eventful = 60;
    private const int Every = 40;

    /// <summary>The histories.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<(long Number, string Event)>>> HistoriesAsync(ListReader lists, IReadOnlyList<TaskView> tasks)
    {
        var eventful = tasks.OrderByDescending(task => task.Attempt).Take(Eventful);
        var others = tasks.Where((_, place) => place % Math.Max(1, tasks.Count / Every) == 0);
        var histories = new Dictionary<string, IReadOnlyList<(long Number, string Event)>>();
        foreach (var id in eventful.Concat(others).Select(task => task.Id).Distinct())
            histories[id] = await lists.HistoryAsync(id);
        return histories;
    }
}
