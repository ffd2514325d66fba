namespace ActorScheduler.Gateway.Settings;

/// <summary>What the gateway reads from the section <c>Scheduler:Security</c>: who may call it.</summary>
public sealed class SecurityOptions
{
    /// <summary>True: whoever reaches the gateway may do everything, also over the network and beside callers that prove who they are.</summary>
    public bool AllowAnonymous { get; set; }
}
