namespace ActorScheduler.Gateway.Access;

/// <summary>The gateway would listen where other machines reach it, and nobody would have to prove who he is.</summary>
/// <param name="addresses">The addresses.</param>
internal sealed class OpenListenerException(IEnumerable<string> addresses) : Exception(
    $"{string.Join(", ", addresses)} can be reached from other machines, and nobody would have to prove who he is. Say "
    + "--Scheduler:Security:RequireAuthentication true, with keys that the command 'keys' makes; or listen on 127.0.0.1; or say "
    + "--Scheduler:Security:AllowAnonymous true to let whoever reaches it do everything.");
