using System.Text.Json;

namespace ActorScheduler.Contracts.Schedules.Rules.Instants;

/// <summary>A list of times: instants, or local times of the schedule's zone: <c>{"at": ["2026-12-24T18:00:00"]}</c>.</summary>
public sealed record AtRule : CivilRule
{
    /// <summary>The most times.</summary>
    public const int Most = 10_000;

    private readonly DateTime[] _instants;
    private readonly DateTime[] _locals;

    private AtRule(DateTime[] instants, DateTime[] locals) => (_instants, _locals) = (instants, locals);

    /// <inheritdoc />
    public override string Display => _instants.Length + _locals.Length == 1
        ? $"at {(_instants.Length == 1 ? RuleTimes.Text(_instants[0]) : RuleTimes.LocalText(_locals[0]))}"
        : $"at {_instants.Length + _locals.Length} times";

    /// <summary>A rule of one instant.</summary>
    /// <param name="instant">The instant.</param>
    public static AtRule Once(DateTimeOffset instant) => new([instant.UtcDateTime], []);

    internal static ScheduleRule? Read(RuleInput input)
    {
        const string Example = "[\"2026-12-24T18:00:00Z\"], with an offset or local to the schedule's timezone";
        if (input.Texts(Example, Most) is not { } texts)
            return null;
        var instants = new SortedSet<DateTime>();
        var locals = new SortedSet<DateTime>();
        foreach (var text in texts)
        {
            if (RuleTimes.TryParseInstant(text, out var instant))
                instants.Add(instant.UtcDateTime);
            else if (RuleTimes.TryParseLocal(text, out var local))
                locals.Add(local);
            else
                input.Errors.Add(input.Path, JsonInput.Quoted(text), $"times such as {Example}");
        }

        return new AtRule([.. instants], [.. locals]);
    }

    /// <inheritdoc />
    public override DateTime? NextAfter(DateTime after, RuleScope scope)
    {
        var place = Array.BinarySearch(_instants, after);
        place = place < 0 ? ~place : place + 1;
        DateTime? instant = place < _instants.Length ? _instants[place] : null;
        var local = _locals.Length == 0 ? null : base.NextAfter(after, scope);
        return instant is null || local < instant ? local : instant;
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter json, bool isStored)
    {
        json.WriteStartArray("at"u8);
        foreach (var instant in _instants)
            json.WriteStringValue(RuleTimes.Text(instant));
        foreach (var local in _locals)
            json.WriteStringValue(RuleTimes.LocalText(local));
        json.WriteEndArray();
    }

    /// <inheritdoc />
    public bool Equals(AtRule? other) => other is not null && _instants.AsSpan().SequenceEqual(other._instants) && _locals.AsSpan().SequenceEqual(other._locals);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(_instants.Length, _locals.Length, _instants.FirstOrDefault(), _locals.FirstOrDefault());

    /// <inheritdoc />
    private protected override ICivilTimes Compile(long seed) => new Times(_locals);

    private sealed class Times(DateTime[] locals) : ICivilTimes
    {
        public bool IsInterval => false;

        public DateTime? NextFrom(DateTime from)
        {
            var place = Array.BinarySearch(locals, from);
            place = place < 0 ? ~place : place;
            return place < locals.Length ? locals[place] : null;
        }
    }
}
