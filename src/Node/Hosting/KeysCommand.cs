using System.Globalization;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Node.Settings;
using ActorScheduler.Operations;
using ActorScheduler.Storage;
using ActorScheduler.Storage.Database;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Node.Hosting;

/// <summary>
/// <c>dotnet run --project src/Gateway -- keys --create NAME --roles admin</c>: makes the first key before anybody can prove who he is; shows, rotates and
/// revokes keys. With SQLite no server may work on the file meanwhile; while one does, <c>/api/v1/access/keys</c> does the same.
/// </summary>
public static class KeysCommand
{
    private const string Create = "create";
    private const string Roles = "roles";
    private const string Tasks = "tasks";
    private const string Queues = "queues";
    private const string Expires = "expires";
    private const string Rotate = "rotate";
    private const string Revoke = "revoke";

    /// <summary>The command, for every program that reaches the database.</summary>
    public static ProgramCommand Command { get; } = new(
        "keys",
        "Shows the keys, or makes one (--create NAME --roles admin), rotates one (--rotate ID) or revokes one (--revoke ID).",
        settings => StartUp.RunAsync(() => RunAsync(settings, Console.Out, CancellationToken.None)))
    {
        Options = [Create, Roles, Tasks, Queues, Expires, Rotate, Revoke],
    };

    // Who has the database has the keys: the history says how he came to it.
    private static string RequestedBy => Requester.OfCommandLine(Environment.UserName);

    /// <summary>Runs the command.</summary>
    /// <param name="args">The command line after the word.</param>
    /// <param name="results">Receives the keys, one a line, or the new key.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="SchedulerStartException">An option cannot be used, or the database cannot be reached.</exception>
    internal static async Task<int> RunAsync(string[] args, TextWriter results, CancellationToken cancellation)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var configuration = builder.Configuration;
        string[] actions = [.. new[] { Create, Rotate, Revoke }.Where(name => configuration[name] is not null)];
        if (actions.Length > 1)
            throw new SchedulerStartException($"--{actions[1]}: given beside --{actions[0]}; allowed: one of --{Create}, --{Rotate} and --{Revoke}.");
        var request = actions is [Create] ? Request(configuration) : null;

        var options = configuration.GetSection(SchedulerOptions.Section).Get<SchedulerOptions>() ?? new SchedulerOptions();
        var kind = Storages.Find(options.Storage)
            ?? throw new SchedulerStartException($"{SchedulerOptions.Section}:{nameof(options.Storage)}: given \"{options.Storage}\"; allowed: {string.Join(", ", Storages.BuiltIn.Select(each => each.Name))}.");
        await using var services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning))
            .AddSingleton(TimeProvider.System)
            .AddStorage(kind, _ => new StorageSettings(options.DataDirectory, options.ConnectionString))
            .AddSingleton<AccessChanges>()
            .BuildServiceProvider();
        var changes = services.GetRequiredService<AccessChanges>();
        try
        {
            switch (actions)
            {
                case [Create]:
                    await WriteAsync(await changes.CreateAsync(request!, RequestedBy, cancellation), $"--{Create}", request!.Name, results);
                    break;
                case [Rotate]:
                    await WriteAsync(await changes.RotateAsync(configuration[Rotate]!, RequestedBy, cancellation), $"--{Rotate}", configuration[Rotate]!, results);
                    break;
                case [Revoke]:
                    await WriteAsync(await changes.RevokeAsync(configuration[Revoke]!, RequestedBy, cancellation), $"--{Revoke}", configuration[Revoke]!, results);
                    break;
                default:
                    foreach (var key in (await changes.ReadAsync(AccessKeys.None, cancellation)).ById.Values.OrderBy(key => key.CreatedAt))
                        await results.WriteLineAsync(Line(key));
                    break;
            }
        }
        catch (SchedulerUnavailableException unavailable)
        {
            throw new SchedulerStartException($"{unavailable.Message} {unavailable.Detail}");
        }

        return 0;
    }

    private static async Task WriteAsync(AccessChange change, string option, string given, TextWriter results)
    {
        if (change.Key is not { } key)
        {
            throw new SchedulerStartException(change.Refusal switch
            {
                AccessRefusal.NameTaken => $"{option}: given \"{given}\"; allowed: a name that no other key has which is not revoked.",
                AccessRefusal.Revoked => $"{option}: given \"{given}\"; allowed: the id of a key that is not revoked.",
                _ => $"{option}: given \"{given}\"; allowed: the id of a key; the command without an option shows them.",
            });
        }

        // The key alone on its line, so that a script can take it.
        await results.WriteLineAsync(change.Text is { } text ? text.ToString() : Line(key));
    }

    private static string Line(AccessKey key) => string.Create(
        CultureInfo.InvariantCulture,
        $"{key.Id}  {key.Name}  {string.Join(',', key.Roles.Select(AccessRoles.NameOf))}  {(key.Tasks.Count == 0 ? "all tasks" : string.Join(',', key.Tasks))}  {(key.Queues.Count == 0 ? "all queues" : string.Join(',', key.Queues))}  made {key.CreatedAt:u}  {State(key)}");

    private static string State(AccessKey key) => key switch
    {
        { RevokedAt: { } revoked } => string.Create(CultureInfo.InvariantCulture, $"revoked {revoked:u}"),
        { Expires: { } expires } => string.Create(CultureInfo.InvariantCulture, $"expires {expires:u}"),
        _ => "does not expire",
    };

    private static AccessKeyRequest Request(ConfigurationManager configuration)
    {
        var name = configuration[Create]!;
        if (!AccessKeyRequest.IsName(name))
            throw Wrong(Create, name, AccessKeyRequest.NameAllowed);
        var roles = new List<AccessRole>();
        foreach (var text in Texts(configuration[Roles]))
            roles.Add(AccessRoles.TryFind(text, out var role) && !roles.Contains(role) ? role : throw Wrong(Roles, text, $"each once of {AccessRoles.Names}"));
        if (roles.Count == 0)
            throw Wrong(Roles, configuration[Roles], $"one or more of {AccessRoles.Names}, with commas");
        var tasks = Patterns(configuration, Tasks, AccessKeyRequest.TasksAllowed);
        var queues = Patterns(configuration, Queues, AccessKeyRequest.QueuesAllowed);
        DateTimeOffset? expires = null;
        if (configuration[Expires] is { } date)
        {
            // Without an offset it would mean one instant here and another by the route, whose zone is the scheduler's.
            var hasOffset = DateTime.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var parsed) && parsed.Kind != DateTimeKind.Unspecified;
            expires = hasOffset && DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, out var end) && end > TimeProvider.System.GetUtcNow()
                ? end.ToUniversalTime()
                : throw Wrong(Expires, date, "a date with an offset that is to come, such as 2030-01-31T00:00:00Z");
        }

        return new AccessKeyRequest(name, [.. roles], [.. tasks], expires) { Queues = [.. queues] };
    }

    private static string[] Patterns(ConfigurationManager configuration, string option, string allowed)
    {
        var patterns = Texts(configuration[option]);
        return AccessKeyRequest.ArePatterns(patterns) && (configuration[option] is null || patterns.Length > 0) ? patterns : throw Wrong(option, configuration[option], allowed);
    }

    private static string[] Texts(string? list) => (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static SchedulerStartException Wrong(string option, string? given, string allowed) =>
        new($"--{option}: given {(given is null ? "nothing" : $"\"{given}\"")}; allowed: {allowed}.");
}
