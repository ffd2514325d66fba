namespace ActorScheduler.Contracts.Validation;

/// <summary>One thing that is wrong with what a caller gave, in words the caller can act on.</summary>
/// <param name="Field">The path of the field as the caller wrote it: <c>crontab.minute</c>, <c>options.eta</c>.</param>
/// <param name="Given">What was given, as JSON text or as the string itself, cut to a readable length.</param>
/// <param name="Allowed">What is allowed there, as a phrase that can follow "allowed:".</param>
public sealed record InputError(string Field, string Given, string Allowed)
{
    private const int LongestField = 80;
    private const int LongestGiven = 120;

    /// <summary>The path of the field, cut to a readable length: the names of fields are the caller's too.</summary>
    public string Field { get; } = ShortText.Of(Field, LongestField);

    /// <summary>What was given, cut to a readable length.</summary>
    public string Given { get; } = ShortText.Of(Given, LongestGiven);

    /// <summary>The error as one sentence: <c>crontab.minute: given "99"; allowed: 0-59</c>.</summary>
    public override string ToString() => $"{Field}: given {Given}; allowed: {Allowed}";
}
