namespace ActorScheduler.Contracts.BulkOperations;

/// <summary>What a bulk operation does next of its own accord; its actor carries it out.</summary>
public enum BulkOperationNextStep
{
    /// <summary>Leave memory: nothing is left to do.</summary>
    Leave,

    /// <summary>Ask the tasks of its page.</summary>
    AskTasks,

    /// <summary>Read the next page.</summary>
    ReadPage,

    /// <summary>End: all that matched have answered.</summary>
    End,

    /// <summary>End as cancelled: all that were asked have answered.</summary>
    EndAsCancelled,
}

/// <summary>Where the next step of a bulk operation is decided.</summary>
public static class BulkOperationNextSteps
{
    /// <summary>The next step of an operation. Pure, as the decisions are.</summary>
    /// <param name="state">The operation as it stands.</param>
    /// <param name="isPageDone">True if every task of its page that is to be asked has answered.</param>
    /// <param name="isCancelling">True if someone has asked for it to be cancelled.</param>
    public static BulkOperationNextStep Of(BulkOperationState state, bool isPageDone, bool isCancelling) => state switch
    {
        { Phase: not BulkPhase.Running } => BulkOperationNextStep.Leave,
        _ when !isPageDone => BulkOperationNextStep.AskTasks,
        _ when isCancelling => BulkOperationNextStep.EndAsCancelled,
        { Next: not null } => BulkOperationNextStep.ReadPage,
        _ => BulkOperationNextStep.End,
    };
}
