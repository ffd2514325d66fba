namespace ActorScheduler.Contracts.Tasks;

/// <summary>Why a command on a task is refused.</summary>
public enum TaskRefusal
{
    /// <summary>No task of this id was ever accepted.</summary>
    UnknownTask = 1,

    /// <summary>The id belongs to a task that was submitted with another call.</summary>
    IdTaken = 2,

    /// <summary>The task has ended.</summary>
    AlreadyFinished = 3,

    /// <summary>An attempt has begun, so that the task cannot be changed any more.</summary>
    AlreadyStarted = 4,
}
