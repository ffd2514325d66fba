using System.Text.Json;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Node.Apps.Binding;

/// <summary>Which arguments a task takes, by the rules and in the words of a Python call.</summary>
/// <remarks>Parameters before <c>[Args]</c> are filled by position or name, those after it only by name.</remarks>
internal class CallSignature
{
    private readonly DescribedParameter[] _arguments;
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);
    private readonly int _positional;
    private readonly bool _takesArgs;
    private readonly bool _takesKwargs;
    private readonly string _method;

    /// <summary>Makes a signature.</summary>
    /// <param name="method">The method's name, for messages.</param>
    /// <param name="parameters">The parameters that are filled from a call, in the order of the method.</param>
    public CallSignature(string method, IReadOnlyList<DescribedParameter> parameters)
    {
        _method = method;
        Parameters = parameters;
        _arguments = [.. parameters.Where(static p => p.Kind == ParameterKind.Argument)];
        _takesArgs = parameters.Any(static p => p.Kind == ParameterKind.Args);
        _takesKwargs = parameters.Any(static p => p.Kind == ParameterKind.Kwargs);
        _positional = parameters.TakeWhile(static p => p.Kind != ParameterKind.Args).Count(static p => p.Kind == ParameterKind.Argument);
        for (var i = 0; i < _arguments.Length; i++)
            _byName[_arguments[i].SnakeName] = i;
        for (var i = 0; i < _arguments.Length; i++)
            _byName[_arguments[i].Name] = i;
    }

    /// <summary>The method's name.</summary>
    public string Method => _method;

    /// <summary>The parameters that are filled from a call.</summary>
    public IReadOnlyList<DescribedParameter> Parameters { get; }

    /// <summary>Assigns each argument to its parameter.</summary>
    /// <param name="args">A JSON array; null and absent count as empty.</param>
    /// <param name="kwargs">A JSON object; null and absent count as empty.</param>
    /// <param name="errors">Gets an entry for everything that does not fit, and none if all is well.</param>
    public BoundArguments Bind(JsonElement args, JsonElement kwargs, InputErrors errors)
    {
        var bound = new BoundArguments(_arguments.Length);
        BindArgs(args, bound, errors);
        BindKwargs(kwargs, bound, errors);
        for (var i = 0; i < _arguments.Length; i++)
        {
            if (bound.GivenAs(i) is not null || _arguments[i].HasDefault)
                continue;
            var name = _arguments[i].SnakeName;
            errors.Add($"kwargs.{name}", null, $"a value (missing required argument '{name}')");
        }

        return bound;
    }

    private void BindArgs(JsonElement args, BoundArguments bound, InputErrors errors)
    {
        if (IsAbsent(args))
            return;
        if (args.ValueKind != JsonValueKind.Array)
        {
            errors.Add("args", args.GetRawText(), "a JSON array");
            return;
        }

        var index = 0;
        foreach (var value in args.EnumerateArray())
        {
            if (index < _positional)
                bound.Set(index, value, BoundArguments.ByPosition);
            else if (_takesArgs)
                bound.RestOfArgs.Add(value);
            index++;
        }

        if (index <= _positional || _takesArgs)
            return;
        var words = $"{_method}() takes {_positional} positional {(_positional == 1 ? "argument" : "arguments")} but {index} {(index == 1 ? "was" : "were")} given";
        errors.Add("args", args.GetRawText(), $"at most {_positional} values ({words})");
    }

    private void BindKwargs(JsonElement kwargs, BoundArguments bound, InputErrors errors)
    {
        if (IsAbsent(kwargs))
            return;
        if (kwargs.ValueKind != JsonValueKind.Object)
        {
            errors.Add("kwargs", kwargs.GetRawText(), "a JSON object");
            return;
        }

        foreach (var pair in kwargs.EnumerateObject())
        {
            if (!_byName.TryGetValue(pair.Name, out var index))
                BindUnknown(pair, bound, errors);
            else if (bound.GivenAs(index) is { } earlier && earlier != pair.Name)
                RefuseSecond(pair, index, errors);
            else
                bound.Set(index, pair.Value, pair.Name);
        }
    }

    private void BindUnknown(JsonProperty pair, BoundArguments bound, InputErrors errors)
    {
        if (_takesKwargs)
        {
            bound.RestOfKwargs[pair.Name] = pair.Value;
            return;
        }

        var names = _arguments.Select(static p => p.SnakeName).ToArray();
        var allowed = names.Length == 0 ? "no keyword arguments" : string.Join(", ", names);
        errors.Add($"kwargs.{pair.Name}", pair.Value.GetRawText(),
            $"{allowed} (unexpected keyword argument '{pair.Name}').{NearNames.Question(NearNames.Of(pair.Name, names, atMost: 1))}".TrimEnd('.'));
    }

    private void RefuseSecond(JsonProperty pair, int index, InputErrors errors) =>
        errors.Add($"kwargs.{pair.Name}", pair.Value.GetRawText(), $"one value (got multiple values for argument '{_arguments[index].SnakeName}')");

    private static bool IsAbsent(JsonElement element) => element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;
}
