using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using ActorScheduler.Authoring;
using ActorScheduler.Node.Apps.Binding;
using ActorScheduler.Node.Apps.Binding.Json;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Node.Apps.Discovery;

/// <summary>Where the parameters of a task get their values, and which ones a task may have.</summary>
internal static class ParameterRules
{
    /// <summary>Where the value of a parameter comes from.</summary>
    public static ParameterSource SourceOf(ParameterInfo parameter, AppServices app)
    {
        if (parameter.IsDefined(typeof(ArgsAttribute)))
            return ParameterSource.Args;
        if (parameter.IsDefined(typeof(KwargsAttribute)))
            return ParameterSource.Kwargs;
        if (parameter.IsDefined(typeof(FromServicesAttribute)))
            return ParameterSource.Service;
        if (parameter.ParameterType == typeof(TaskContext))
            return ParameterSource.Context;
        if (parameter.ParameterType == typeof(CancellationToken))
            return ParameterSource.Cancellation;
        if (parameter.ParameterType == typeof(ILogger))
            return ParameterSource.Logger;
        return app.IsService(parameter.ParameterType) ? ParameterSource.Service : ParameterSource.Argument;
    }

    /// <summary>What is wrong with the parameters, and what to do.</summary>
    public static IEnumerable<string> Broken(MethodInfo method, AppServices app)
    {
        if (method.ContainsGenericParameters)
            return [];
        var parameters = method.GetParameters();
        return parameters.SelectMany(p => BrokenOne(p, app))
            .Concat(Repeated<ArgsAttribute>(parameters, "[Args]"))
            .Concat(Repeated<KwargsAttribute>(parameters, "[Kwargs]"))
            .Concat(SameName(parameters.Where(p => SourceOf(p, app) == ParameterSource.Argument)));
    }

    private static IEnumerable<string> BrokenOne(ParameterInfo parameter, AppServices app)
    {
        var (type, label) = (parameter.ParameterType, $"parameter '{parameter.Name}'");
        var isArgs = parameter.IsDefined(typeof(ArgsAttribute));
        var isKwargs = parameter.IsDefined(typeof(KwargsAttribute));
        if (type.IsByRef || type.IsPointer || type.IsByRefLike)
            yield return $"{label} is {TypeText.Of(type)}; a task takes values only: no ref, out, in, pointer or span.";
        else if (isArgs && isKwargs)
            yield return $"{label} is marked [Args] and [Kwargs]; keep one of the two.";
        else if (isArgs && !CatchAll.CanBeArgs(type))
            yield return $"{label} is marked [Args] but is {TypeText.Of(type)}; make it {CatchAll.AllowedForArgs}.";
        else if (isKwargs && !CatchAll.CanBeKwargs(type))
            yield return $"{label} is marked [Kwargs] but is {TypeText.Of(type)}; make it {CatchAll.AllowedForKwargs}.";
        else if (SourceOf(parameter, app) == ParameterSource.Argument && !CanBeRead(type))
            yield return $"{label} is {TypeText.Of(type)}, neither a registered service nor readable from JSON; register it in ConfigureServices of an ITaskApp, or take another type.";
    }

    private static IEnumerable<string> Repeated<TAttribute>(ParameterInfo[] parameters, string label) where TAttribute : Attribute
    {
        var marked = parameters.Where(static p => p.IsDefined(typeof(TAttribute))).Select(static p => $"'{p.Name}'").ToArray();
        return marked.Length > 1 ? [$"parameters {string.Join(" and ", marked)} are marked {label}; keep one."] : [];
    }

    private static IEnumerable<string> SameName(IEnumerable<ParameterInfo> parameters) =>
        parameters.GroupBy(static p => TaskNames.SnakeCase(p.Name ?? ""), StringComparer.Ordinal)
            .Where(static same => same.Count() > 1)
            .Select(static same => $"parameters {string.Join(" and ", same.Select(static p => $"'{p.Name}'"))} are both given as '{same.Key}'; rename one.");

    // An interface or abstract class that is no collection can only be a service that nobody registered.
    private static bool CanBeRead(Type type)
    {
        try
        {
            var json = ValueJson.Options.GetTypeInfo(type);
            return !(type.IsInterface || type.IsAbstract) || json.Kind != JsonTypeInfoKind.Object || json.PolymorphismOptions is not null;
        }
        catch (Exception error) when (error is NotSupportedException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }
}
