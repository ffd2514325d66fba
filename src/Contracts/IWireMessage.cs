namespace ActorScheduler.Contracts;

/// <summary>
/// A message that may pass from one node to another, perhaps of another release: it has a manifest and a form of its own in
/// <c>Serialization/</c>. What stays within a process does not bear this mark.
/// </summary>
public interface IWireMessage;
