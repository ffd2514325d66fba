using Microsoft.Extensions.Configuration;

namespace ActorScheduler.Node.Settings;

/// <summary>Checks the section <c>Scheduler</c> before it is bound, and says in plain words what binding would ignore or throw at.</summary>
internal static class SchedulerSection
{
    // Whoever answers HTTP reads it.
    private const string Security = "Security";

    /// <summary>Refuses keys that nobody reads and values of another type.</summary>
    /// <param name="section">The section.</param>
    /// <param name="otherKeys">Keys that only others read.</param>
    /// <exception cref="SchedulerStartException">There is one; the message names all unknown keys, or the first wrong value.</exception>
    public static void Check(IConfigurationSection section, string[] otherKeys)
    {
        var properties = typeof(SchedulerOptions).GetProperties();
        string[] known = [.. properties.Select(property => property.Name), Security, .. otherKeys];
        var unknown = SchedulerOptionsValidator.UnknownKeys(section.Path, section.GetChildren().Select(child => child.Key), known).ToList();
        if (unknown.Count > 0)
            throw new SchedulerStartException(string.Join(Environment.NewLine, unknown));
        foreach (var property in properties)
            CheckValue(section, property.Name, property.PropertyType);
    }

    private static void CheckValue(IConfigurationSection section, string key, Type type)
    {
        // Binding turns a single value into an empty list.
        if (type == typeof(IList<string>))
        {
            if (section[key] is { Length: > 0 })
                Refuse($"a list, such as {section.Path}:{key}:0");
            return;
        }

        try
        {
            section.GetValue(type, key);
        }
        catch (InvalidOperationException)
        {
            var given = Nullable.GetUnderlyingType(type) ?? type;
            Refuse(given == typeof(TimeSpan) ? "a time span, such as 00:00:30" : given == typeof(bool) ? "true or false" : "a whole number");
        }

        void Refuse(string allowed) => throw new SchedulerStartException($"{section.Path}:{key}: given \"{section[key]}\"; allowed: {allowed}.");
    }
}
