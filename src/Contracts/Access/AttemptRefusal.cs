namespace ActorScheduler.Contracts.Access;

/// <summary>Why somebody was not let in. The numbers are stored.</summary>
public enum AttemptRefusal
{
    /// <summary>Nothing proves who he is.</summary>
    NoProof = 1,

    /// <summary>What should prove it is worth nothing.</summary>
    WrongProof = 2,

    /// <summary>None of his roles has the right.</summary>
    Role = 3,

    /// <summary>The task is none that he may have run.</summary>
    Task = 4,

    /// <summary>Nobody may change anything here.</summary>
    ReadOnly = 5,

    /// <summary>A browser sent the request for the page of another origin.</summary>
    ForeignPage = 6,

    /// <summary>The request was sent to a name that is none of this server's.</summary>
    WrongHost = 7,
}
