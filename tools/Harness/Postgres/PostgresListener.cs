namespace ActorScheduler.Harness.Postgres;

/// <summary>A further address on which a server listens.</summary>
/// <param name="Address">An address of an interface of this machine.</param>
/// <param name="Clients">Who may connect there: a network such as <c>10.77.0.0/24</c>.</param>
public sealed record PostgresListener(string Address, string Clients);
