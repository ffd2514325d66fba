using ActorScheduler.Contracts.Execution;

namespace ActorScheduler.Storage.Cluster;

/// <summary>Where the nodes of a cluster tell one another what they can run and how busy they are.</summary>
internal interface INodeTable
{
    /// <summary>Reads the nodes that are in the cluster and can run something.</summary>
    /// <param name="known">Nodes whose offers the caller knows. What a node can run does not change while it lives, so they are not read again.</param>
    /// <exception cref="System.Data.Common.DbException">The database cannot be read.</exception>
    IReadOnlyList<NodeRow> Read(IReadOnlyDictionary<(string Address, long Incarnation), NodeOffer> known);
}

/// <summary>One node of the cluster.</summary>
/// <param name="Node">Its address and incarnation.</param>
/// <param name="IdleWorkers">How many of its workers were idle when it last reported, a few seconds ago.</param>
/// <param name="Offer">What it can run.</param>
internal sealed record NodeRow((string Address, long Incarnation) Node, int IdleWorkers, NodeOffer Offer);
