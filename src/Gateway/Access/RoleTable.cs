using ActorScheduler.Contracts.Access;

namespace ActorScheduler.Gateway.Access;

/// <summary>The roles that the settings give to values of a claim, or to names of certificates.</summary>
/// <param name="settings">Roles with commas between them, for each value. They were validated.</param>
internal sealed class RoleTable(IEnumerable<KeyValuePair<string, string>> settings)
{
    private readonly Dictionary<string, AccessRole[]> _roles = settings.ToDictionary(
        entry => entry.Key,
        entry => AccessRoles.TryFindAll(entry.Value, out var roles) ? roles : throw new ArgumentException($"'{entry.Value}' is not made of roles.", nameof(settings)),
        StringComparer.Ordinal);

    /// <summary>The roles of all these values together; none for values that are not in the table.</summary>
    public AccessRole[] Of(params IEnumerable<string> values) => [.. values.SelectMany(value => _roles.GetValueOrDefault(value, [])).Distinct().Order()];
}
