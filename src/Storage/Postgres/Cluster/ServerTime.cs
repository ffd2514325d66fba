namespace ActorScheduler.Storage.Postgres.Cluster;

/// <summary>The clock of the tables of the cluster. Those of the processes may differ, so the server's is used.</summary>
internal static class ServerTime
{
    /// <summary>Now, as an expression: microseconds since 1970.</summary>
    public const string Now = "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint";
}
