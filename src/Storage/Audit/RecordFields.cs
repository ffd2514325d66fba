using System.Reflection;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Storage.Audit;

/// <summary>Compares two states field by field, so that a field that is added later is compared too.</summary>
internal static class RecordFields
{
    /// <summary>The fields in which two records of one type differ, with the path to each.</summary>
    public static IEnumerable<(string Field, object? Expected, object? Found)> Differences(object expected, object found, string path = "")
    {
        foreach (var field in expected.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var (a, b) = (field.GetValue(expected), field.GetValue(found));
            if (Equals(a, b))
                continue;
            if (a is TaskSubmission or PeriodicTaskDefinition && b is not null)
            {
                foreach (var inner in Differences(a, b, $"{path}{field.Name}."))
                    yield return inner;
            }
            else
            {
                yield return (path + field.Name, a, b);
            }
        }
    }
}
