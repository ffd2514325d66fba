using System.Diagnostics.CodeAnalysis;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Gateway.PythonText;

/// <summary>What args and kwargs given as text have in common.</summary>
internal static class ArgumentsText
{
    /// <summary>Reads a text whose canonical JSON must start with one kind of bracket.</summary>
    public static bool TryParse(
        string field,
        string text,
        byte opening,
        string allowed,
        [NotNullWhen(true)] out byte[]? json,
        [NotNullWhen(false)] out InputError? error)
    {
        error = null;
        if (!PythonLiteral.TryParseToJson(text, out json, out var refusal))
            error = new InputError(field, text, $"{allowed}; {refusal}");
        else if (json[0] != opening)
            error = new InputError(field, text, allowed);
        else
            return true;
        json = null;
        return false;
    }
}
