using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;

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

    private static readonly DateTime End = new(LastYear + 1, 1, 1);

    // Ical.Net gives up after so many steps of the frequency without a match, and is asked again so often from there: 4.5 years of minutes, 273 of hours.
    private const int MostSteps = 2_000;
    private const int MostRounds = 1_200;

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
        var start = from;
        for (var round = 0; round < MostRounds; round++)
        {
            var times = new List<DateTime>(Batch);
            var isWhole = Collect(start, times);
            if (isWhole || times.Count > 0)
                return new Found(from, isWhole ? DateTime.MaxValue : times[^1], [.. times]);
            // Months and years are expanded from DTSTART on: 166 years of months without a match have none.
            if (Unit == TimeSpan.Zero || (End - start) / Unit / _rule!.Interval < MostSteps)
                break;
            start += MostSteps * (long)_rule.Interval * Unit;
        }

        return new Found(from, DateTime.MaxValue, []);
    }

    /// <summary>Adds the next times of the rule.</summary>
    /// <returns>True if there are no more; false after a batch, or where Ical.Net has looked far enough.</returns>
    private bool Collect(DateTime from, List<DateTime> times)
    {
        var component = new CalendarEvent { DtStart = new CalDateTime(Near(from), hasTime: true) };
        component.RecurrenceRule = _rule;
        try
        {
            foreach (var occurrence in component.GetOccurrences(new CalDateTime(from, hasTime: true), new EvaluationOptions { MaxUnmatchedIncrementsLimit = MostSteps }))
            {
                var time = occurrence.Period.StartTime.Value;
                if (time < from || time < _text.Start || _text.Exceptions.Contains(time))
                    continue;
                times.Add(DateTime.SpecifyKind(time, DateTimeKind.Unspecified));
                if (times.Count == Batch)
                    return false;
            }
        }
        catch (EvaluationLimitExceededException)
        {
            return false;
        }
        catch (EvaluationOutOfRangeException)
        {
            // The next step is beyond the last date that there is.
        }

        return true;
    }

    // Zero where the steps are not of one length.
    private TimeSpan Unit => _rule!.Frequency switch
    {
        FrequencyType.Minutely => TimeSpan.FromMinutes(1),
        FrequencyType.Hourly => TimeSpan.FromHours(1),
        FrequencyType.Daily => TimeSpan.FromDays(1),
        FrequencyType.Weekly => TimeSpan.FromDays(7),
        _ => TimeSpan.Zero,
    };

    /// <summary>DTSTART moved by whole multiples of the interval to the last such time that is not after another.</summary>
    private DateTime Near(DateTime from)
    {
        if (Unit == TimeSpan.Zero || from <= _text.Start)
            return _text.Start;
        var step = Unit.Ticks * _rule!.Interval;
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
