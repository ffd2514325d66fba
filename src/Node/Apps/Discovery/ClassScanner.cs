using System.Reflection;
using ActorScheduler.Authoring;
using ActorScheduler.Node.Apps.Binding;

namespace ActorScheduler.Node.Apps.Discovery;

/// <summary>Finds the tasks in classes.</summary>
internal static class ClassScanner
{
    private const BindingFlags Any =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>The tasks that follow all rules; every broken rule becomes a problem.</summary>
    public static IReadOnlyList<TaskDescriptor> Scan(IEnumerable<Type> types, AppServices app, List<string> problems)
    {
        var found = new List<TaskDescriptor>();
        foreach (var type in types)
        {
            try
            {
                foreach (var method in type.GetMethods(Any))
                {
                    if (method.GetCustomAttribute<BackgroundTaskAttribute>() is { } settings && Describe(method, settings, app, problems) is { } task)
                        found.Add(task);
                }
            }
            catch (Exception error) when (AppLoader.IsLoadError(error))
            {
                problems.Add($"{app.Name}: {type.FullName}: cannot be read ({error.Message}); put what it needs beside the app.");
            }
        }

        return found;
    }

    /// <summary>A problem for each name that more than one method has.</summary>
    public static IEnumerable<string> Duplicates(IEnumerable<TaskDescriptor> tasks) =>
        tasks.GroupBy(static t => t.Name, StringComparer.Ordinal)
            .Where(static same => same.Count() > 1)
            .Select(static same =>
                $"{string.Join(" and ", same.Select(static t => $"{t.App}: {t.Method}"))}: have the same task name '{same.Key}'; set Name on one of them.");

    private static TaskDescriptor? Describe(MethodInfo method, BackgroundTaskAttribute settings, AppServices app, List<string> problems)
    {
        var name = settings.Name ?? TaskNames.Default(app.Name, NameWithin(method.DeclaringType!), method.Name);
        var broken = MethodRules.Broken(method)
            .Concat(SettingRules.Broken(name, settings, app.IsHost))
            .Concat(ParameterRules.Broken(method, app))
            .Select(rule => $"{app.Name}: {TypeText.Of(method)}: {rule}")
            .ToArray();
        problems.AddRange(broken);
        if (broken.Length > 0)
            return null;
        TaskParameter[] parameters = [.. method.GetParameters().Select(p => new TaskParameter(p, ParameterRules.SourceOf(p, app)))];
        return new TaskDescriptor(name, app, method, parameters, settings);
    }

    private static string NameWithin(Type type) => type.DeclaringType is { } outer ? $"{NameWithin(outer)}.{type.Name}" : type.Name;
}
