using ActorScheduler.Contracts.Access;

namespace ActorScheduler.Gateway.Http;

/// <summary>Counts who was not let in. Who keeps the numbers knows callers and their keys, which a refusal does not.</summary>
internal interface IAttemptCounter
{
    /// <summary>Counts one.</summary>
    void Count(HttpContext http, AttemptRefusal reason);
}
