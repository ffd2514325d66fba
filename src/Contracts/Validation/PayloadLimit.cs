namespace ActorScheduler.Contracts.Validation;

/// <summary>How much a call may carry, whatever its gateway allows: messages between processes are sized for it.</summary>
public static class PayloadLimit
{
    /// <summary>The most that <c>Scheduler:MaxPayloadBytes</c> can be, in bytes.</summary>
    public const int Most = 1_000_000;
}
