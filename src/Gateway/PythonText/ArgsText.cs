using System.Diagnostics.CodeAnalysis;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Gateway.PythonText;

/// <summary>Positional arguments given as text: a JSON array, or a Python tuple or list.</summary>
internal static class ArgsText
{
    private const string Allowed = "a JSON array or a Python tuple or list, such as [1, \"a\"] or (1, 'a')";

    /// <summary>Reads positional arguments. Never throws for a text.</summary>
    /// <param name="field">The path of the field as the caller wrote it, for the error.</param>
    /// <param name="text">The text.</param>
    /// <param name="json">The arguments as a canonical JSON array in UTF-8.</param>
    /// <param name="error">What is wrong with the text, and where.</param>
    public static bool TryParse(
        string field, string text, [NotNullWhen(true)] out byte[]? json, [NotNullWhen(false)] out InputError? error) =>
        ArgumentsText.TryParse(field, text, (byte)'[', Allowed, out json, out error);
}
