using ActorScheduler.Contracts.Tasks;
using Akka.Actor;

namespace ActorScheduler.Node.Placement;

/// <summary>The executors of the nodes. A worker's name is the incarnation of its process; it is stored with each attempt.</summary>
internal interface IExecutors
{
    /// <summary>The name of this node's workers.</summary>
    string LocalWorker { get; }

    /// <summary>True if this node can run a call, and its queue has no number of workers here that a call must not exceed.</summary>
    bool RunsHereAtOnce(TaskSubmission call);

    /// <summary>True if some node can run a call now.</summary>
    bool RunsAnywhere(TaskSubmission call);

    /// <summary>The tasks that some node can run now.</summary>
    ServedTasks Served();

    /// <summary>The executor of a node that can run a call, preferably this one's; null if no node can now.</summary>
    IActorRef? For(TaskSubmission call);

    /// <summary>The executor of a worker, or null if its process is known to have ended or to have been removed from the cluster.</summary>
    IActorRef? Of(string worker);
}
