using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace ActorScheduler.Node.Settings;

/// <summary>Checks the section <c>Scheduler</c> before it is bound, and says in plain words what binding would ignore, throw at or take for something else.</summary>
internal static class SchedulerSection
{
    // Whoever answers HTTP reads it.
    private const string Security = "Security";

    /// <summary>Refuses keys that nobody reads and values of another type, in the section and in the sections below it.</summary>
    /// <param name="section">The section.</param>
    /// <param name="otherReaders">The options that others read from it.</param>
    /// <exception cref="SchedulerStartException">There is one; the message names all unknown keys, or the first wrong value.</exception>
    public static void Check(IConfigurationSection section, params IEnumerable<Type> otherReaders) => CheckAll(section, [typeof(SchedulerOptions), .. otherReaders], Security);

    private static void CheckAll(IConfigurationSection section, IEnumerable<Type> readers, params string[] alsoKnown)
    {
        var properties = readers.SelectMany(reader => reader.GetProperties()).ToList();
        string[] known = [.. properties.Select(property => property.Name), .. alsoKnown];
        var unknown = SchedulerOptionsValidator.UnknownKeys(section.Path, section.GetChildren().Select(child => child.Key), known).ToList();
        if (unknown.Count > 0)
            throw new SchedulerStartException(string.Join(Environment.NewLine, unknown));
        foreach (var property in properties)
        {
            if (IsSection(property.PropertyType))
                CheckAll(section.GetSection(property.Name), [property.PropertyType]);
            else
                CheckValue(section, property.Name, property.PropertyType);
        }
    }

    // Options within options, not a list or a map of values.
    private static bool IsSection(Type type) => type.IsClass && type != typeof(string) && !type.IsAssignableTo(typeof(System.Collections.IEnumerable));

    private static bool IsTimeSpan(string text) => text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out _);

    private static void CheckValue(IConfigurationSection section, string key, Type type)
    {
        // Binding turns a single value into an empty list, and passes over keys of its items that it does not know.
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IList<>))
        {
            if (section[key] is { Length: > 0 })
                Refuse($"a list, such as {section.Path}:{key}:0");
            var item = type.GenericTypeArguments[0];
            if (IsSection(item))
                section.GetSection(key).GetChildren().ToList().ForEach(child => CheckAll(child, [item]));
            return;
        }

        var given = Nullable.GetUnderlyingType(type) ?? type;
        // Binding takes "3600" for 3,600 days and "24:00:00" for 24 days.
        if (given == typeof(TimeSpan) && section[key] is { Length: > 0 } text && !IsTimeSpan(text) || !CanBeBound())
            Refuse(given == typeof(TimeSpan) ? "a time span as [days.]hours:minutes:seconds, such as 00:00:30 or 7.00:00:00" : given == typeof(bool) ? "true or false" : "a whole number");

        bool CanBeBound()
        {
            try
            {
                section.GetValue(type, key);
                return true;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }

        void Refuse(string allowed) => throw new SchedulerStartException($"{section.Path}:{key}: given \"{section[key]}\"; allowed: {allowed}.");
    }
}
