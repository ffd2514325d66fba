namespace ActorScheduler.Contracts;

/// <summary>An event that someone asked for.</summary>
public interface IRequested
{
    /// <summary>Who asked (see <see cref="Requester"/>); null where no one was noted, as in events of the first releases.</summary>
    string? RequestedBy { get; }
}
