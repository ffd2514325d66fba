namespace ActorScheduler.Storage.Postgres.Cluster;

/// <summary>The clock of the cluster's tables: the server's, because the clocks of the processes may differ.</summary>
internal static class ServerTime
{
    /// <summary>Now, as an expression: microseconds since 1970.</summary>
    public const string Now = "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint";
}
