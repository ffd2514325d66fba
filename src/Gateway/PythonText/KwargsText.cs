using System.Diagnostics.CodeAnalysis;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Gateway.PythonText;

/// <summary>Keyword arguments given as text: a JSON object, or a Python dict with strings as keys.</summary>
internal static class KwargsText
{
    private const string Allowed = "a JSON object or a Python dict with strings as keys, such as {\"name\": 1} or {'name': 1}";

    /// <summary>Reads keyword arguments. Never throws for a text.</summary>
    /// <param name="field">The path of the field as the caller wrote it, for the error.</param>
    /// <param name="text">The text.</param>
    /// <param name="json">The arguments as a canonical JSON object in UTF-8.</param>
    /// <param name="error">What is wrong with the text, and where.</param>
    public static bool TryParse(
        string field, string text, [NotNullWhen(true)] out byte[]? json, [NotNullWhen(false)] out InputError? error) =>
        ArgumentsText.TryParse(field, text, (byte)'{', Allowed, out json, out error);
}
