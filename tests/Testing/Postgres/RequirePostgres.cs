using ActorScheduler.Harness.Postgres;
using Xunit;

namespace ActorScheduler.Testing.Postgres;

/// <summary>Skips a test where there is no PostgreSQL, unless the run demands it.</summary>
public static class RequirePostgres
{
    /// <summary>Call it first in a test marked <c>[SkippableFact]</c>, or in the constructor of its class.</summary>
    public static void OrSkip()
    {
        if (PostgresInstallation.Missing is not { } reason)
            return;
        if (PostgresInstallation.IsRequired)
            throw new InvalidOperationException(reason);
        Skip.If(true, reason);
    }
}
