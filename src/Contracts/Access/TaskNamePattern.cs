namespace ActorScheduler.Contracts.Access;

/// <summary>Names of tasks in which <c>*</c> stands for any text, also none.</summary>
public static class TaskNamePattern
{
    /// <summary>True if the name is of the pattern. Linear in practice, and at worst the product of both lengths: nothing is tried twice from the same star.</summary>
    public static bool Matches(string pattern, string name)
    {
        int at = 0, place = 0, star = -1, resume = 0;
        while (place < name.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                star = at++;
                resume = place;
            }
            else if (at < pattern.Length && pattern[at] == name[place])
            {
                at++;
                place++;
            }
            else if (star >= 0)
            {
                at = star + 1;
                place = ++resume;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(at).TrimStart('*').IsEmpty;
    }
}
