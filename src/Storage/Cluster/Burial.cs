namespace ActorScheduler.Storage.Cluster;

/// <summary>What became of the wish to take a dead process out.</summary>
internal enum Burial
{
    /// <summary>It is out, now or since before.</summary>
    Done,

    /// <summary>It shows that it is alive.</summary>
    Alive,

    /// <summary>Who wished it is out of the cluster itself, and has no say.</summary>
    ObserverIsOut,
}
