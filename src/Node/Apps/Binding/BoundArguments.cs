using System.Text.Json;

namespace ActorScheduler.Node.Apps.Binding;

/// <summary>The arguments of one run, each beside the parameter it belongs to, not converted yet.</summary>
/// <param name="size">The number of parameters that take arguments.</param>
internal sealed class BoundArguments(int size)
{
    private readonly JsonElement[] _values = size == 0 ? [] : new JsonElement[size];
    private readonly string?[] _givenAs = size == 0 ? [] : new string?[size];

    /// <summary>How a positional argument is told from one that was given by name.</summary>
    public const string ByPosition = "";

    /// <summary>Positional arguments that no parameter took.</summary>
    public List<JsonElement> RestOfArgs => field ??= [];

    /// <summary>Keyword arguments that no parameter took, in the order given.</summary>
    public Dictionary<string, JsonElement> RestOfKwargs => field ??= new(StringComparer.Ordinal);

    /// <summary>The key by which the parameter at the index was given; <see cref="ByPosition"/>; or <c>null</c>: not at all.</summary>
    public string? GivenAs(int index) => _givenAs[index];

    /// <summary>The value of the parameter at the index; meaningful only when it was given.</summary>
    public JsonElement this[int index] => _values[index];

    /// <summary>Notes a value.</summary>
    public void Set(int index, JsonElement value, string givenAs) => (_values[index], _givenAs[index]) = (value, givenAs);
}
