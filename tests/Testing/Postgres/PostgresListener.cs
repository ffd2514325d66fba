namespace ActorScheduler.Testing.Postgres;

/// <summary>A further place where a server listens.</summary>
/// <param name="Address">The address, which an interface of this machine has.</param>
/// <param name="Clients">Who may connect there: a network such as <c>10.77.0.0/24</c>.</param>
public sealed record PostgresListener(string Address, string Clients);
