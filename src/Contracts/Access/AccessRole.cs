namespace ActorScheduler.Contracts.Access;

/// <summary>What somebody who proves who he is may do. The numbers are stored.</summary>
public enum AccessRole
{
    /// <summary>Sees tasks, schedules and numbers, without arguments and results.</summary>
    Viewer = 1,

    /// <summary>Sees all that there is, also histories and who may do what, and changes nothing.</summary>
    Auditor = 2,

    /// <summary>Submits tasks, and sees what became of those that he may submit.</summary>
    Submitter = 3,

    /// <summary>Revokes, retries and moves tasks, and sees their histories.</summary>
    Operator = 4,

    /// <summary>Does what an operator does, and changes periodic tasks.</summary>
    Editor = 5,

    /// <summary>Does everything.</summary>
    Admin = 6,
}
