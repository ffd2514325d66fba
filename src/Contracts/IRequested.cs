namespace ActorScheduler.Contracts;

/// <summary>An event that someone asked for.</summary>
public interface IRequested
{
    /// <summary>Who asked (see <see cref="Requester"/>); null if that was not recorded, as in events of the first releases.</summary>
    string? RequestedBy { get; }
}
