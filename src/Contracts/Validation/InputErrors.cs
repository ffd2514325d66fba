using System.Collections;

namespace ActorScheduler.Contracts.Validation;

/// <summary>
/// Collects what is wrong with one request, so that a caller learns everything at once: up to <see cref="Most"/> errors, so that an answer stays short
/// whatever was sent.
/// </summary>
public sealed class InputErrors : IReadOnlyCollection<InputError>
{
    /// <summary>The most errors that are kept.</summary>
    public const int Most = 20;

    private readonly List<InputError> _errors = [];

    /// <summary>True while nothing is wrong.</summary>
    public bool IsEmpty => _errors.Count == 0;

    /// <summary>True when no more errors are kept: looking for others is in vain.</summary>
    public bool IsFull => _errors.Count >= Most;

    /// <summary>How many were noted, also those that are not kept.</summary>
    public int Noted { get; private set; }

    /// <inheritdoc />
    public int Count => _errors.Count;

    /// <summary>Adds an error.</summary>
    /// <param name="field">The path of the field as the caller wrote it.</param>
    /// <param name="given">What was given; <c>null</c> is shown as <c>nothing</c>.</param>
    /// <param name="allowed">What is allowed there.</param>
    public void Add(string field, string? given, string allowed)
    {
        Noted++;
        if (!IsFull)
            _errors.Add(new InputError(field, given ?? "nothing", allowed));
    }

    /// <inheritdoc />
    public IEnumerator<InputError> GetEnumerator() => _errors.GetEnumerator();

    /// <inheritdoc />
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>All errors, one sentence each, joined by <c>"; "</c>.</summary>
    public override string ToString() => string.Join("; ", _errors);
}
