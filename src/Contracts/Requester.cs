using System.Globalization;

namespace ActorScheduler.Contracts;

/// <summary>Who asked for something: the text that is stored with an event as <c>requested_by</c>, for the audit.</summary>
public static class Requester
{
    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 200;

    /// <summary>The scheduler itself, which creates the periodic tasks that it needs.</summary>
    public const string Scheduler = "scheduler";

    /// <summary>A periodic task, which asks for its occurrences.</summary>
    public static string OfPeriodicTask(long id) => string.Create(CultureInfo.InvariantCulture, $"periodic-task {id}");
}
