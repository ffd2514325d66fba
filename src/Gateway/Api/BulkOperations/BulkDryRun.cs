using ActorScheduler.Gateway.Api.Tasks;

namespace ActorScheduler.Gateway.Api.BulkOperations;

/// <summary>What a bulk operation would change.</summary>
/// <param name="DryRun">Always true.</param>
/// <param name="Matched">How many tasks match.</param>
/// <param name="Sample">Up to ten of them.</param>
internal sealed record BulkDryRun(bool DryRun, long Matched, IReadOnlyList<TaskView> Sample);
