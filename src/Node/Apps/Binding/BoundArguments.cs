using System.Text.Json;

namespace ActorScheduler.Node.Apps.Binding;

/// <summary>The arguments of one run, each assigned to its parameter, not converted yet.</summary>
/// <param name="size">The number of parameters that take arguments.</param>
internal sealed class BoundArguments(int size)
{
    private readonly JsonElement[] _values = size == 0 ? [] : new JsonElement[size];
    private readonly string?[] _givenAs = size == 0 ? [] : new string?[size];

    /// <summary>Marks an argument that was given by position instead of by name.</summary>
    public const string ByPosition = "";

    /// <summary>Positional arguments that no parameter took.</summary>
    public List<JsonElement> RestOfArgs => field ??= [];

    /// <summary>Keyword arguments that no parameter took, in the order given.</summary>
    public Dictionary<string, JsonElement> RestOfKwargs => field ??= new(StringComparer.Ordinal);

    /// <summary>The name by which the parameter at the index was given, or <see cref="ByPosition"/>, or <c>null</c> if it was not given.</summary>
    public string? GivenAs(int index) => _givenAs[index];

    /// <summary>The value of the parameter at the index; meaningful only if it was given.</summary>
    public JsonElement this[int index] => _values[index];

    /// <summary>Assigns a value.</summary>
    public void Set(int index, JsonElement value, string givenAs) => (_values[index], _givenAs[index]) = (value, givenAs);
}
