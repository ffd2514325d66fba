using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ActorScheduler.Benchmarks.Cli;

/// <summary>One number that an option of a scenario sets. A size shrinks with <c>--scale</c> unless it is given.</summary>
internal sealed class Setting
{
    private readonly int _standard;
    private readonly int _least;
    private readonly bool _isSize;
    private readonly bool _mayBeNone;
    private readonly Option<int?> _option;

    private Setting(string name, int standard, int least, string description, bool isSize, bool mayBeNone)
    {
        _standard = standard;
        _least = least;
        _isSize = isSize;
        _mayBeNone = mayBeNone;
        var shown = standard.ToString(CultureInfo.InvariantCulture) + (isSize ? ", times --scale" : "");
        _option = new Option<int?>(name) { Description = $"{description} [default: {shown}]", HelpName = "number" };
        _option.Validators.Add(Check);
    }

    /// <summary>The option of the command line.</summary>
    public Option Option => _option;

    /// <summary>An amount of work: it shrinks with <c>--scale</c>, but not below <paramref name="least"/>.</summary>
    /// <param name="name">The option.</param>
    /// <param name="standard">The default.</param>
    /// <param name="least">The smallest meaningful value.</param>
    /// <param name="description">For the help.</param>
    /// <param name="none">True if it may also be given as 0.</param>
    public static Setting Size(string name, int standard, int least, string description, bool none = false) =>
        new(name, standard, least, description, true, none);

    /// <summary>A number that is no amount of work, so that <c>--scale</c> does not touch it.</summary>
    public static Setting Number(string name, int standard, int least, string description) => new(name, standard, least, description, false, false);

    /// <summary>What was given, or the default.</summary>
    public int Of(BenchmarkRun run)
    {
        // Under `all` the command does not have the option: it has no result, and the default counts.
        if (run.Parsed.GetResult(_option) is { Implicit: false } given && given.GetValueOrDefault<int?>() is { } value)
            return value;
        return _isSize ? Math.Max(_least, (int)(_standard * run.Scale)) : _standard;
    }

    private void Check(OptionResult result)
    {
        if (result.GetValueOrDefault<int?>() is { } value && value < _least && !(_mayBeNone && value == 0))
            result.AddError($"{_option.Name}: given {value}; allowed: {(_mayBeNone ? "0, " : "")}{_least} and more.");
    }
}
