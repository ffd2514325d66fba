namespace ActorScheduler.Contracts.Validation;

/// <summary>How much a call may carry, whatever its gateway is set to: messages between processes are made to hold that much.</summary>
public static class PayloadLimit
{
    /// <summary>The most that <c>Scheduler:MaxPayloadBytes</c> can be, in bytes.</summary>
    public const int Most = 1_000_000;
}
