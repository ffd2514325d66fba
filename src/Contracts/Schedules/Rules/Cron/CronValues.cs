using System.Collections;
using System.Globalization;

namespace ActorScheduler.Contracts.Schedules.Rules.Cron;

/// <summary>What a field of a cron text expands to.</summary>
/// <param name="of">The field.</param>
internal sealed class CronValues(CronField of)
{
    private readonly BitArray _bits = new(of.Max + 1);

    /// <summary>Whether the text has a <c>*</c>, a range or a step: then it recurs.</summary>
    public bool IsInterval { get; set; }

    /// <summary>Whether the text begins with <c>*</c> or is <c>?</c>: Vixie cron takes such a day for one that is not restricted.</summary>
    public bool IsStar { get; set; }

    /// <summary>Members that depend on the month, as Cronos writes them, each once: <c>L</c>, <c>15W</c>, <c>5#2</c>.</summary>
    public List<string> Special { get; } = [];

    /// <summary>Whether there are plain numbers.</summary>
    public bool HasNumbers => _bits.HasAnySet();

    /// <summary>Whether all numbers match.</summary>
    public bool IsAll => Enumerable.Range(of.Min, of.Max - of.Min + 1).All(number => _bits[number]);

    /// <summary>Whether a number matches.</summary>
    public bool Contains(int number) => number < _bits.Length && _bits[number];

    /// <summary>Adds every so many-th number on the way from one to another, around the field's end if need be.</summary>
    public void Add(int from, int to, int step)
    {
        var size = of.Max - of.Min + 1;
        var last = to < from ? to - from + size : to - from;
        for (var offset = 0; offset <= last; offset += step)
            _bits[(from - of.Min + offset) % size + of.Min] = true;
    }

    /// <summary>The numbers as Cronos reads them.</summary>
    public string Text => IsAll
        ? "*"
        : string.Join(',', Enumerable.Range(of.Min, of.Max - of.Min + 1).Where(number => _bits[number]).Select(static n => n.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The texts of which each can stand in one expression: Cronos takes no lists with special members.</summary>
    public IEnumerable<string> Alternatives => HasNumbers ? Special.Prepend(Text) : Special;
}
