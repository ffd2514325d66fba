namespace ActorScheduler.Contracts;

/// <summary>
/// A message that may pass from one node to another, perhaps of another release: it has a manifest and a form in
/// <c>Serialization/</c>. Messages that stay within a process do not have this mark.
/// </summary>
public interface IWireMessage;
