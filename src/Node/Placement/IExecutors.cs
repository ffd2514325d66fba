using Akka.Actor;

namespace ActorScheduler.Node.Placement;

/// <summary>The executors of the cluster's nodes. A worker's name is the incarnation of its process, stored with each attempt.</summary>
internal interface IExecutors
{
    /// <summary>The name of this node's workers.</summary>
    string LocalWorker { get; }

    /// <summary>This node's executor.</summary>
    IActorRef Local { get; }

    /// <summary>True if this node has the app of a task.</summary>
    bool RunsHere(string taskName);

    /// <summary>The executor of a node that has the app of a task, this node's own if it can be; null if no node has it now.</summary>
    IActorRef? For(string taskName);

    /// <summary>The executor of a worker, or null if its process is known to have ended or to have been removed from the cluster.</summary>
    IActorRef? Of(string worker);
}
