namespace ActorScheduler.Storage.Tasks.Paging;

/// <summary>How much work a page may cost before it ends short.</summary>
/// <param name="Time">No further step is taken after this time.</param>
/// <param name="FirstStep">How many rows the first step looks at, unless the page is longer.</param>
/// <param name="LongestStep">How many rows a step looks at, at the most: a step is not interrupted.</param>
internal sealed record PageBudget(TimeSpan Time, int FirstStep, int LongestStep)
{
    public static PageBudget Default { get; } = new(TimeSpan.FromMilliseconds(15), 256, 2_048);
}
