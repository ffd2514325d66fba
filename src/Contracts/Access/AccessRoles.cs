namespace ActorScheduler.Contracts.Access;

/// <summary>The rights of each role, and their names. Who has several roles has the rights of all of them.</summary>
public static class AccessRoles
{
    private static readonly (AccessRole Role, string Name, AccessRight Rights)[] Table =
    [
        (AccessRole.Viewer, "viewer", AccessRight.See),
        (AccessRole.Auditor, "auditor", AccessRight.See | AccessRight.SeeArguments | AccessRight.SeeHistory | AccessRight.SeeAccess),
        (AccessRole.Submitter, "submitter", AccessRight.See | AccessRight.Submit),
        (AccessRole.Operator, "operator", AccessRight.See | AccessRight.SeeArguments | AccessRight.SeeHistory | AccessRight.Operate),
        (AccessRole.Editor, "editor", AccessRight.See | AccessRight.SeeArguments | AccessRight.SeeHistory | AccessRight.Operate | AccessRight.Edit),
        (AccessRole.Admin, "admin", AccessRight.All),
    ];

    /// <summary>All roles, from the least to the most.</summary>
    public static IReadOnlyList<AccessRole> All { get; } = [.. Table.Select(row => row.Role)];

    /// <summary>All names, in words for an error.</summary>
    public static string Names { get; } = string.Join(", ", Table.Select(row => row.Name));

    /// <summary>The rights of a role.</summary>
    public static AccessRight RightsOf(AccessRole role) => Array.Find(Table, row => row.Role == role).Rights;

    /// <summary>The rights of several roles.</summary>
    public static AccessRight RightsOf(IEnumerable<AccessRole> roles) => roles.Aggregate(AccessRight.None, (rights, role) => rights | RightsOf(role));

    /// <summary>The name of a role.</summary>
    public static string NameOf(AccessRole role) => Array.Find(Table, row => row.Role == role).Name;

    /// <summary>Finds a role by its name.</summary>
    public static bool TryFind(string name, out AccessRole role)
    {
        role = Array.Find(Table, row => row.Name == name).Role;
        return role != default;
    }

    /// <summary>Finds the roles whose names a text holds, with commas between them.</summary>
    public static bool TryFindAll(string names, out AccessRole[] roles)
    {
        var found = new List<AccessRole>();
        foreach (var name in names.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!TryFind(name, out var role))
            {
                roles = [];
                return false;
            }

            found.Add(role);
        }

        roles = [.. found.Distinct().Order()];
        return true;
    }
}
