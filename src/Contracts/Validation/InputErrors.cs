using System.Collections;

namespace ActorScheduler.Contracts.Validation;

/// <summary>Collects what is wrong with one request, so that a caller learns everything at once.</summary>
public sealed class InputErrors : IReadOnlyCollection<InputError>
{
    private readonly List<InputError> _errors = [];

    /// <summary>True while nothing is wrong.</summary>
    public bool IsEmpty => _errors.Count == 0;

    /// <inheritdoc />
    public int Count => _errors.Count;

    /// <summary>Adds an error.</summary>
    /// <param name="field">The path of the field as the caller wrote it.</param>
    /// <param name="given">What was given; <c>null</c> is shown as <c>nothing</c>.</param>
    /// <param name="allowed">What is allowed there.</param>
    public void Add(string field, string? given, string allowed) => _errors.Add(new InputError(field, given ?? "nothing", allowed));

    /// <inheritdoc />
    public IEnumerator<InputError> GetEnumerator() => _errors.GetEnumerator();

    /// <inheritdoc />
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>All errors, one sentence each, joined by <c>"; "</c>.</summary>
    public override string ToString() => string.Join("; ", _errors);
}
