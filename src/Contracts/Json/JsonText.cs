using System.Text.Json;

namespace ActorScheduler.Contracts.Json;

/// <summary>Text of a caller's JSON, which may hold half a surrogate pair (<c>"\ud800"</c>): legal JSON, but no .NET string.</summary>
public static class JsonText
{
    /// <summary>The text of a JSON string; null if the value is not a string, or cannot be a .NET string.</summary>
    /// <param name="value">The value.</param>
    public static string? Of(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The name of a member; null if it cannot be a .NET string.</summary>
    /// <param name="member">The member.</param>
    public static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
