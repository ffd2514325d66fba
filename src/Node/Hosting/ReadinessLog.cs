using System.Globalization;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Node.Hosting;

/// <summary>Keeps from whoever asks for the health what is for the operator alone (paths, hosts): it goes to the log, once, under an id that the answer names.</summary>
internal sealed class ReadinessLog(TimeProvider time, ILogger<ReadinessLog> log)
{
    private readonly Lock _lock = new();
    private (string Detail, string Id)? _last;

    /// <summary>The text for the answer.</summary>
    /// <param name="text">What is wrong, in words for anyone.</param>
    /// <param name="detail">What is for the log.</param>
    public string Hide(string text, string? detail)
    {
        if (string.IsNullOrEmpty(detail))
            return text;
        lock (_lock)
        {
            // Asked every few seconds, it is said once.
            if (_last is not { } last || last.Detail != detail)
            {
                last = (detail, time.GetUtcNow().ToUnixTimeMilliseconds().ToString("x", CultureInfo.InvariantCulture));
                _last = last;
                log.LogWarning("{Text} {Detail} (log id {LogId})", text, detail, last.Id);
            }

            return $"{text} The log has the details under {last.Id}.";
        }
    }
}
