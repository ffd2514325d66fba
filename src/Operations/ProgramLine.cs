using System.CommandLine;

namespace ActorScheduler.Operations;

/// <summary>
/// The command line of a program: words of its own, and settings as <c>--Key value</c>. A word or a setting that nobody knows ends with the usage and
/// exit code 2, before anything is started: what a typo was meant to do would otherwise silently not be done.
/// </summary>
public static class ProgramLine
{
    /// <summary>The exit code of a command line that is wrong.</summary>
    public const int Wrong = 2;

    // The first part of each setting: those of the web server and its host, of logging, and the scheduler's own, which checks its keys itself.
    private static readonly string[] Settings =
    [
        "Scheduler", "Logging", "Kestrel", "urls", "http_ports", "https_ports", "environment", "contentRoot", "applicationName", "webroot", "AllowedHosts",
        "shutdownTimeoutSeconds", "preferHostingUrls", "suppressStatusMessages", "detailedErrors", "captureStartupErrors",
    ];

    /// <summary>Runs a program.</summary>
    /// <param name="description">What the program is, on one line.</param>
    /// <param name="args">Its command line.</param>
    /// <param name="runAsync">What it does without a word of its own.</param>
    /// <param name="commands">The words that it takes.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string description, string[] args, Func<string[], Task<int>> runAsync, params ProgramCommand[] commands)
    {
        var root = new RootCommand($"{description} Settings are given as --Key value, such as --urls http://127.0.0.1:9000 or --Scheduler:DataDirectory /var/lib/scheduler.");
        foreach (var command in commands)
            root.Subcommands.Add(new Command(command.Name, command.Description));
        if (args is ["--help" or "-h" or "-?" or "--version"])
            return await root.Parse(args).InvokeAsync();

        // Only the first word is one of the program's: the value of a setting may read like it.
        var named = Array.Find(commands, command => args.Length > 0 && args[0] == command.Name);
        var settings = named is null ? args : args[1..];
        if (Unknown(settings, named?.Options ?? []) is not { } unknown)
            return await (named?.RunAsync ?? runAsync)(settings);
        await Console.Error.WriteLineAsync($"{unknown}: no such word or setting, or one without a value.{Environment.NewLine}");
        await root.Parse("--help").InvokeAsync(new InvocationConfiguration { Output = Console.Error });
        return Wrong;
    }

    /// <summary>The first token that is neither a setting nor the value of one; null if there is none.</summary>
    private static string? Unknown(string[] tokens, IReadOnlyList<string> options)
    {
        for (var at = 0; at < tokens.Length; at++)
        {
            var token = tokens[at];
            var equals = token.IndexOf('=', StringComparison.Ordinal);
            var key = equals < 0 ? token : token[..equals];
            var name = key.TrimStart('-', '/');
            var isSwitch = name.Length < key.Length;
            var isKnown = Settings.Contains(name.Split(':')[0], StringComparer.OrdinalIgnoreCase) || options.Contains(name);
            // As the configuration reads it: a switch takes the next token unless its value stands behind '='; without a switch there has to be one.
            if (!isKnown || !isSwitch && equals < 0)
                return token;
            if (equals < 0 && ++at == tokens.Length)
                return token;
        }

        return null;
    }
}
