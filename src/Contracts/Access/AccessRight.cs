namespace ActorScheduler.Contracts.Access;

/// <summary>What a route asks of its caller. A route that names several asks for all of them.</summary>
[Flags]
public enum AccessRight
{
    /// <summary>Nothing: anyone may call it.</summary>
    None = 0,

    /// <summary>To see tasks, schedules and numbers.</summary>
    See = 1,

    /// <summary>To see histories.</summary>
    SeeHistory = 2,

    /// <summary>To see who may do what.</summary>
    SeeAccess = 4,

    /// <summary>To submit tasks.</summary>
    Submit = 8,

    /// <summary>To change tasks that there are.</summary>
    Operate = 16,

    /// <summary>To change periodic tasks.</summary>
    Edit = 32,

    /// <summary>To change who may do what, to remove or copy data, and to call the scheduler's own tasks.</summary>
    Administer = 64,

    /// <summary>To see what tasks were called with, and what came of it.</summary>
    SeeArguments = 128,

    /// <summary>All of them.</summary>
    All = See | SeeArguments | SeeHistory | SeeAccess | Submit | Operate | Edit | Administer,

    /// <summary>Those that change something.</summary>
    Changing = Submit | Operate | Edit | Administer,
}
