using System.Globalization;

namespace ActorScheduler.Contracts;

/// <summary>Who asked for something: the text that is stored with an event as <c>requested_by</c>, for the audit.</summary>
public static class Requester
{
    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 200;

    /// <summary>The scheduler itself, which creates the periodic tasks that it needs.</summary>
    public const string Scheduler = "scheduler";

    private const string PeriodicTask = "periodic-task ";
    private const string Key = "key ";
    private const string Oidc = "oidc ";
    private const string Certificate = "certificate ";
    private const string CommandLine = "command line of ";

    /// <summary>The holder of a key.</summary>
    public static string OfKey(string name) => Key + name;

    /// <summary>Somebody whom an OpenID provider knows.</summary>
    public static string OfOidc(string name) => Oidc + name;

    /// <summary>The holder of a client certificate.</summary>
    public static string OfCertificate(string name) => Certificate + name;

    /// <summary>Somebody who gave a command beside the database, by the name that the system has for him.</summary>
    public static string OfCommandLine(string user) => CommandLine + user;

    /// <summary>Somebody who proved who he is, and the one that he says he asks for.</summary>
    public static string OnBehalfOf(string requester, string other) => $"{requester} on behalf of {other}";

    /// <summary>True if a text is what the scheduler writes itself, in whatever case: no caller may claim it.</summary>
    public static bool IsReserved(string text) =>
        text.Equals(Scheduler, StringComparison.OrdinalIgnoreCase)
        || new[] { PeriodicTask, Key, Oidc, Certificate, CommandLine }.Any(beginning => text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));

    /// <summary>A periodic task, which asks for its occurrences.</summary>
    public static string OfPeriodicTask(long id) => string.Create(CultureInfo.InvariantCulture, $"{PeriodicTask}{id}");
}
