using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Storage;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Node.Settings;

/// <summary>Refuses a start with settings that cannot work; each message names the key, the value and what is allowed.</summary>
internal sealed class SchedulerOptionsValidator : IValidateOptions<SchedulerOptions>
{
    private const int MostWorkers = 1000;
    private const int LongestPattern = 200;
    private static readonly string QueueAllowed = $"the name of a queue, 1 to {TaskQueues.LongestName} characters that can be printed";

    public ValidateOptionsResult Validate(string? name, SchedulerOptions options)
    {
        var problems = new List<string>();
        if (string.IsNullOrWhiteSpace(options.DataDirectory))
            Refuse(nameof(options.DataDirectory), options.DataDirectory, "the path of a folder");
        var storage = Storages.Find(options.Storage);
        if (storage is null)
            Refuse(nameof(options.Storage), options.Storage, Storages.Names);
        if (storage is { ConnectionForm: { } form } && string.IsNullOrWhiteSpace(options.ConnectionString))
            Refuse(nameof(options.ConnectionString), options.ConnectionString, form);
        if (storage is { ConnectionForm: null } && options.ConnectionString.Length > 0)
            Refuse(nameof(options.ConnectionString), "a connection string", $"nothing, unless {SchedulerOptions.Section}:{nameof(options.Storage)} is {Storages.SharedNames}");
        if (options.TimeZone.Length > 0 && TimeZones.Find(options.TimeZone) is null)
            Refuse(nameof(options.TimeZone), options.TimeZone, $"{TimeZones.Allowed(options.TimeZone)}, or empty for the system's own");
        if (options.Concurrency is < 1 or > MostWorkers)
            Refuse(nameof(options.Concurrency), options.Concurrency, $"1 to {MostWorkers}");
        if (!ConsumedQueues.TryParse([.. options.Queues], out _, out var queue))
            Refuse(nameof(options.Queues), queue, $"each once, at most 1000: {ConsumedQueues.Allowed}");
        if (!PrintableText.IsName(options.DefaultQueue, TaskQueues.LongestName))
            Refuse(nameof(options.DefaultQueue), options.DefaultQueue, QueueAllowed);
        foreach (var (at, route) in options.TaskRoutes.Index())
        {
            if (!PrintableText.IsName(route.Match, LongestPattern))
                Refuse($"{nameof(options.TaskRoutes)}:{at}:{nameof(route.Match)}", route.Match, "the name of a task, or a pattern of names such as shop.mails.*");
            if (!PrintableText.IsName(route.Queue, TaskQueues.LongestName))
                Refuse($"{nameof(options.TaskRoutes)}:{at}:{nameof(route.Queue)}", route.Queue, QueueAllowed);
        }

        if (options.ResultExpires <= TimeSpan.Zero)
            Refuse(nameof(options.ResultExpires), options.ResultExpires, "a time span above zero, such as 1.00:00:00 for a day");
        if (options.Retention is { } retention && !RetentionAge.IsAllowed(retention))
            Refuse(nameof(options.Retention), retention, $"{RetentionAge.Allowed}, or empty to keep tasks for ever");
        if (options.ArchiveDirectory.Length > 0 && string.IsNullOrWhiteSpace(options.ArchiveDirectory))
            Refuse(nameof(options.ArchiveDirectory), options.ArchiveDirectory, "the path of a folder, or empty for no archive");
        if (options.ShutdownGrace < TimeSpan.Zero || options.ShutdownGrace > TimeSpan.FromHours(1))
            Refuse(nameof(options.ShutdownGrace), options.ShutdownGrace, "0 to one hour, such as 00:00:30");
        if (options.WireVersion is < WireVersion.First or > WireVersion.Newest)
            Refuse(nameof(options.WireVersion), options.WireVersion, $"{WireVersion.First} to {WireVersion.Newest}, or empty for the newest that all processes can read");
        if (options.TlsCertificate.Length > 0 && options.TlsAuthority.Length == 0)
            Refuse(nameof(options.TlsAuthority), "", $"the certificate of the authority that issued {options.TlsCertificate}");
        if (options.TlsCertificate.Length == 0 && options.TlsAuthority.Length > 0)
            Refuse(nameof(options.TlsCertificate), "", $"the certificate of this process, issued by {options.TlsAuthority}");
        if (options.TlsCertificate.Length == 0 && options.TlsPeerNames.Count > 0)
            Refuse(nameof(options.TlsPeerNames), string.Join(", ", options.TlsPeerNames), $"none without {SchedulerOptions.Section}:{nameof(options.TlsCertificate)}");
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

        void Refuse(string key, object value, string allowed) =>
            problems.Add($"{SchedulerOptions.Section}:{key}: given \"{value}\"; allowed: {allowed}.");
    }

    /// <summary>The keys of the section that nobody reads, each with the nearest key that somebody does: a typo must not be silent.</summary>
    /// <param name="section">Its path.</param>
    /// <param name="given">The keys found.</param>
    /// <param name="known">The keys that are read.</param>
    public static IEnumerable<string> UnknownKeys(string section, IEnumerable<string> given, IReadOnlyCollection<string> known) =>
        from key in given
        where !known.Contains(key, StringComparer.OrdinalIgnoreCase)
        let near = NearNames.Of(key, known)
        select $"{section}:{key} is no setting"
            + (near.Count > 0 ? $"; did you mean {near[0]}?" : $"; the settings are {string.Join(", ", known)}.");
}
