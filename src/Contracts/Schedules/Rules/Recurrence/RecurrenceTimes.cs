using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;

namespace ActorScheduler.Contracts.Schedules.Rules.Recurrence;

/// <summary>
/// The local times of a recurrence. Ical.Net expands it without a zone: with one it does not return in some hours of a change of the clocks. It begins at
/// DTSTART each time, so a rule of weeks and less is first moved near to where it is asked, by whole multiples of its interval; and it looks for a date that
/// never comes for a long time, so the search is bounded.
/// </summary>
internal sealed class RecurrenceTimes : ICivilTimes
{
    private const int Batch = 64;
    private const int LastYear = 2499;

    private readonly RecurrenceText _text;
    private readonly RecurrencePattern? _rule;
    private readonly DateTime[] _dates;
    private readonly DateTime? _last;

    // The times that were found last. Replaced as a whole.
    private Found? _found;

    /// <param name="text">The lines.</param>
    /// <param name="last">The last local time, where the rule says how many or until when; null: for ever.</param>
    public RecurrenceTimes(RecurrenceText text, DateTime? last)
    {
        _text = text;
        _last = last;
        _dates = [.. text.Dates.Where(date => !text.Exceptions.Contains(date)).Distinct().Order()];
        _rule = text.Rules is [var rule] ? Endless(rule) : null;
    }

    /// <inheritdoc />
    public bool IsInterval => false;

    /// <inheritdoc />
    public DateTime? NextFrom(DateTime from)
    {
        from = DateTime.SpecifyKind(from, DateTimeKind.Unspecified);
        var place = Array.BinarySearch(_dates, from);
        place = place < 0 ? ~place : place;
        DateTime? date = place < _dates.Length ? _dates[place] : null;
        var next = _rule is null ? null : NextOfRule(from);
        return next is null || date < next ? date : next;
    }

    private DateTime? NextOfRule(DateTime from)
    {
        if (from.Year > LastYear || from > _last)
            return null;
        var found = _found;
        if (found is null || from < found.From || from > found.To)
            _found = found = Expand(from < _text.Start ? _text.Start : from);
        var place = Array.BinarySearch(found.Times, from);
        place = place < 0 ? ~place : place;
        return place < found.Times.Length && !(found.Times[place] > _last) ? found.Times[place] : null;
    }

    private Found Expand(DateTime from)
    {
        var start = Near(from);
        var component = new CalendarEvent { DtStart = new CalDateTime(start, hasTime: true) };
        component.RecurrenceRule = _rule;
        var times = new List<DateTime>(Batch);
        foreach (var occurrence in component.GetOccurrences(new CalDateTime(from, hasTime: true), new Ical.Net.Evaluation.EvaluationOptions { MaxUnmatchedIncrementsLimit = 2_000 }))
        {
            var time = occurrence.Period.StartTime.Value;
            if (time < from || time < _text.Start || _text.Exceptions.Contains(time))
                continue;
            times.Add(DateTime.SpecifyKind(time, DateTimeKind.Unspecified));
            if (times.Count == Batch)
                break;
        }

        var isWhole = times.Count < Batch;
        return new Found(from, isWhole ? DateTime.MaxValue : times[^1], [.. times]);
    }

    /// <summary>DTSTART moved by whole multiples of the interval to the last such time that is not after another.</summary>
    private DateTime Near(DateTime from)
    {
        var unit = _rule!.Frequency switch
        {
            FrequencyType.Minutely => TimeSpan.FromMinutes(1),
            FrequencyType.Hourly => TimeSpan.FromHours(1),
            FrequencyType.Daily => TimeSpan.FromDays(1),
            FrequencyType.Weekly => TimeSpan.FromDays(7),
            _ => TimeSpan.Zero,
        };
        if (unit == TimeSpan.Zero || from <= _text.Start)
            return _text.Start;
        var step = unit.Ticks * _rule.Interval;
        // One step more: the week of DTSTART may begin before it.
        var steps = Math.Max(0, (from - _text.Start).Ticks / step - 1);
        return _text.Start.AddTicks(steps * step);
    }

    // COUNT and UNTIL hold from DTSTART on, which is moved: the last time stands for them.
    private static RecurrencePattern Endless(RecurrencePattern rule)
    {
        var copy = new RecurrencePattern(rule.ToString()!) { Count = null, Until = null };
        return copy;
    }

    private sealed record Found(DateTime From, DateTime To, DateTime[] Times);
}
