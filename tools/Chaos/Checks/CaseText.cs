using System.Globalization;
using ActorScheduler.Chaos.Records;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Chaos.Checks;

/// <summary>All that is known about one subject, in order of time, for whoever has to understand what happened.</summary>
internal static class CaseText
{
    private const int MostEvents = 40;

    /// <summary>The lines.</summary>
    public static IEnumerable<string> Of(string subject, CaseFiles files)
    {
        var lines = new List<(DateTimeOffset At, string Text)>();
        if (files.Tasks.GetValueOrDefault(subject) is { } task)
        {
            lines.AddRange(task.Entries.Select(entry => (((TaskEvent)entry.Event).At, $"event   {entry.SequenceNr,3} {entry.Event}")));
            lines.AddRange(task.Ledger.Select(line => (line.At, $"ledger  {line.Kind} attempt {line.Attempt} on {line.Node} pid {line.ProcessId}")));
            lines.AddRange(task.Calls.SelectMany(Tell));
            if (task.View is { } view)
                lines.Add((files.Evidence.ReadAt, $"row     {view}"));
        }

        if (files.PeriodicTasks.Values.FirstOrDefault(one => $"periodic-{one.Id}" == subject) is { } periodic)
        {
            lines.AddRange(periodic.Entries.Select(entry => (((PeriodicTaskEvent)entry.Event).At, $"event   {entry.SequenceNr,3} {entry.Event}")).TakeLast(MostEvents));
            lines.AddRange(periodic.Calls.SelectMany(Tell));
            if (periodic.View is { } view)
                lines.Add((files.Evidence.ReadAt, $"row     {view}"));
        }

        if (lines.Count > 0)
        {
            var (from, to) = (lines.Min(line => line.At) - OccurrenceCheck.Recovery, lines.Max(line => line.At));
            lines.AddRange(files.Evidence.Faults.Where(fault => fault.From >= from && fault.From <= to)
                .Select(fault => (fault.From, $"fault   {fault.Text}, over at {Clock(fault.To)}")));
        }

        return lines.OrderBy(line => line.At).Select(line => $"{Clock(line.At)} {line.Text}");
    }

    private static IEnumerable<(DateTimeOffset At, string Text)> Tell(Call call) =>
    [
        (call.Sent, $"call    {call.Kind} {call.Mark} try {call.Try} to {call.Gateway}: {call.Body}"),
        (call.Answered, $"answer  {call.Kind} {call.Mark} try {call.Try}: {call.Answer}, {call.Said}"),
    ];

    private static string Clock(DateTimeOffset time) => time.UtcDateTime.ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
}
