using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Contracts.Queues;

/// <summary>
/// From which queues a node takes tasks: <c>mail</c> is a queue, <c>mail.*</c> are all of a pattern (<see cref="NamePattern"/>), <c>mail=4</c> has at most four
/// of the node's workers at a time, <c>!reports</c> is never taken from. An exact name goes before the patterns, and those count in their order. Immutable.
/// </summary>
public sealed class ConsumedQueues : IEquatable<ConsumedQueues>
{
    /// <summary>What an item may be, in words.</summary>
    public const string Allowed = "a queue such as mail, a pattern such as mail.*, either with a number of workers such as mail=4, or one that is not taken from such as !reports";

    private const string AllQueues = "*";
    private const char Never = '!';
    private const char Workers = '=';
    private const int MostItems = 1_000;

    private readonly ConsumedItem[] _never;
    private readonly ConsumedItem[] _taken;
    private readonly bool _takesAll;

    private ConsumedQueues(IReadOnlyList<ConsumedItem> items)
    {
        Items = items;
        _never = [.. items.Where(item => item.IsNever)];
        _taken = [.. items.Where(item => !item.IsNever).OrderBy(item => !item.Pattern.IsName)];
        _takesAll = items is [{ IsNever: false, MostWorkers: null, Pattern.Text: AllQueues }];
    }

    /// <summary>Every queue, as a node takes that is told nothing: before queues meant anything, a call could name any.</summary>
    public static ConsumedQueues All { get; } = new([new ConsumedItem(AllQueues, new NamePattern(AllQueues), false, null)]);

    /// <summary>The items in the order in which they were given.</summary>
    public IReadOnlyList<ConsumedItem> Items { get; }

    /// <summary>The queues that are named without a pattern, and taken from.</summary>
    public IEnumerable<string> Names => _taken.Where(item => item.Pattern.IsName).Select(item => item.Pattern.Text);

    /// <summary>Reads the items.</summary>
    /// <param name="texts">The items; none is every queue.</param>
    /// <param name="queues">What they mean.</param>
    /// <param name="wrong">The first that means nothing.</param>
    public static bool TryParse(IReadOnlyCollection<string> texts, [NotNullWhen(true)] out ConsumedQueues? queues, [NotNullWhen(false)] out string? wrong)
    {
        (queues, wrong) = (null, null);
        var items = new List<ConsumedItem>();
        foreach (var text in texts)
        {
            if (items.Count == MostItems || ItemOf(text) is not { } item || items.Exists(other => other.IsNever == item.IsNever && other.Pattern.Text == item.Pattern.Text))
            {
                wrong = text;
                return false;
            }

            items.Add(item);
        }

        // Who only says what he does not take takes all else.
        if (items.TrueForAll(item => item.IsNever))
            items.AddRange(All.Items);
        queues = new ConsumedQueues(items);
        return true;
    }

    /// <summary>The queues that a node told of. One that tells nothing is of an earlier release, and takes all.</summary>
    /// <exception cref="InvalidDataException">An item means nothing.</exception>
    public static ConsumedQueues FromStored(IReadOnlyCollection<string> texts) =>
        texts.Count == 0 ? All : TryParse(texts, out var queues, out var wrong) ? queues : throw new InvalidDataException($"'{wrong}' is no queue that a node takes tasks from.");

    /// <summary>True if tasks are taken from a queue.</summary>
    public bool Takes(string queue) => _takesAll || ItemFor(queue) is not null;

    /// <summary>The item by which a queue is taken from; null if it is not. Queues of one item share its workers.</summary>
    public ConsumedItem? ItemFor(string queue)
    {
        if (_takesAll)
            return Items[0];
        return First(_never, queue) is null ? First(_taken, queue) : null;
    }

    /// <inheritdoc />
    public bool Equals(ConsumedQueues? other) => other is not null && Items.Select(item => item.Text).SequenceEqual(other.Items.Select(item => item.Text), StringComparer.Ordinal);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as ConsumedQueues);

    /// <inheritdoc />
    public override int GetHashCode() => string.GetHashCode(ToString(), StringComparison.Ordinal);

    /// <summary>The items, with commas between them.</summary>
    public override string ToString() => string.Join(", ", Items.Select(item => item.Text));

    private static ConsumedItem? First(ConsumedItem[] items, string queue)
    {
        foreach (var item in items)
        {
            if (item.Pattern.Matches(queue))
                return item;
        }

        return null;
    }

    private static ConsumedItem? ItemOf(string text)
    {
        if (text.StartsWith(Never))
            return IsName(text[1..]) ? new ConsumedItem(text, new NamePattern(text[1..]), true, null) : null;
        var end = text.LastIndexOf(Workers);
        if (end < 0)
            return IsName(text) ? new ConsumedItem(text, new NamePattern(text), false, null) : null;
        return IsName(text[..end]) && int.TryParse(text.AsSpan(end + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most > 0
            ? new ConsumedItem(text, new NamePattern(text[..end]), false, most)
            : null;
    }

    private static bool IsName(string text) => PrintableText.IsName(text, TaskQueues.LongestName);
}

/// <summary>One item of what a node takes tasks from.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Pattern">The queues that it is about.</param>
/// <param name="IsNever">True if nothing is taken from them.</param>
/// <param name="MostWorkers">How many of the node's workers they have together; null: any number.</param>
public sealed record ConsumedItem(string Text, NamePattern Pattern, bool IsNever, int? MostWorkers);
