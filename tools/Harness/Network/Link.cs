namespace ActorScheduler.Harness.Network;

/// <summary>One direction between two processes.</summary>
public readonly record struct Link(string From, string To);
