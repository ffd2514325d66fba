using System.Globalization;
using ActorScheduler.Benchmarks.Report;

namespace ActorScheduler.Benchmarks.Load;

/// <summary>What became of the occurrences of schedules that come due every second.</summary>
/// <param name="Late">Milliseconds between nominal time and start, of those that started.</param>
/// <param name="Missed">Seconds of a schedule in which nothing started.</param>
/// <param name="Doubled">Starts beyond the first one of a schedule in the same second of its grid.</param>
internal sealed record OccurrenceCount(Distribution Late, int Missed, int Doubled)
{
    private const string Marker = "'schedule': ";

    /// <summary>Counts.</summary>
    /// <param name="tasks">All tasks; those without a schedule are skipped.</param>
    /// <param name="from">The first nominal time that counts.</param>
    /// <param name="schedules">How many schedules there are.</param>
    /// <param name="seconds">How long occurrences count.</param>
    public static OccurrenceCount Of(IEnumerable<ListedTask> tasks, DateTimeOffset from, int schedules, int seconds)
    {
        var started = new int[schedules, seconds];
        var late = new List<double>();
        foreach (var task in tasks)
        {
            if (ScheduleOf(task) is not { } schedule || task.Started is null)
                continue;
            var nominal = NominalOf(task.Id);
            var second = (int)Math.Floor((nominal - from).TotalSeconds);
            if (second < 0 || second >= seconds)
                continue;
            started[schedule, second]++;
            late.Add(task.LateMilliseconds(nominal));
        }

        var counts = started.Cast<int>().ToList();
        return new OccurrenceCount(new Distribution(late), counts.Count(count => count == 0), counts.Sum(count => Math.Max(0, count - 1)));
    }

    private static int? ScheduleOf(ListedTask task)
    {
        var at = task.Kwargs.IndexOf(Marker, StringComparison.Ordinal);
        return at < 0 ? null : int.Parse(task.Kwargs.AsSpan(at + Marker.Length).TrimEnd('}'), CultureInfo.InvariantCulture);
    }

    /// <summary>When an occurrence was due: its id begins with that in milliseconds, as 48 bits.</summary>
    public static DateTimeOffset NominalOf(string id) => DateTimeOffset.FromUnixTimeMilliseconds(
        long.Parse(id.Replace("-", "", StringComparison.Ordinal).AsSpan(0, 12), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}
