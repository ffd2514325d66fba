using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Node.Apps.Discovery;

/// <summary>Which settings a task may have.</summary>
internal static class SettingRules
{
    private const double LongestBackoff = 366 * 86_400;

    /// <summary>What is wrong with the settings, and what to do.</summary>
    public static IEnumerable<string> Broken(string name, BackgroundTaskAttribute settings, bool isHost)
    {
        if (!TaskNames.IsAllowed(name))
            yield return $"the task name '{name}' is not allowed; set Name to 1 to {TaskNames.LongestName} letters, digits, '_', '.' and '-'.";
        if (name.StartsWith(TaskNames.ReservedPrefix, StringComparison.Ordinal) != isHost)
        {
            yield return isHost
                ? $"the task name '{name}' must begin with '{TaskNames.ReservedPrefix}', as those of all tasks of the host."
                : $"the task name '{name}' begins with '{TaskNames.ReservedPrefix}', which is reserved; choose another Name.";
        }

        if (!Enum.IsDefined(settings.Delivery))
            yield return $"Delivery is {settings.Delivery}; set it to AtLeastOnce or AtMostOnce.";
        if (settings.Queue is { } queue && !PrintableText.IsName(queue, TaskQueues.LongestName))
            yield return $"Queue is \"{queue}\"; set it to 1 to {TaskQueues.LongestName} characters that can be printed.";
        if (settings.MaxRetries < 0)
            yield return $"MaxRetries is {settings.MaxRetries}; set it to 0 or more.";
        if (settings.RetryBackoffSeconds is not (>= 0 and <= LongestBackoff))
            yield return FormattableString.Invariant($"RetryBackoffSeconds is {settings.RetryBackoffSeconds}; set it to 0 to {LongestBackoff}.");
        else if (!(settings.RetryBackoffMaxSeconds >= settings.RetryBackoffSeconds && settings.RetryBackoffMaxSeconds <= LongestBackoff))
            yield return FormattableString.Invariant($"RetryBackoffMaxSeconds is {settings.RetryBackoffMaxSeconds}; set it to RetryBackoffSeconds ({settings.RetryBackoffSeconds}) to {LongestBackoff}.");
    }
}
