namespace ActorScheduler.Contracts.Validation;

/// <summary>Cuts what callers gave to a length that an answer or a log can bear.</summary>
public static class ShortText
{
    /// <summary>The beginning of a text, with an ellipsis where something is left out; never half a character.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">How many UTF-16 units stay.</param>
    public static string Of(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= longest)
            return text;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest), "…");
    }
}
