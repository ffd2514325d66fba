namespace ActorScheduler.OpenApi.Tests;

/// <summary>Skips a test where there is no Node.js, unless the run demands it.</summary>
internal static class RequireNode
{
    private const string Missing = "npm is not installed here (apt-get install nodejs npm). With REQUIRE_NODE=1 or CI=true this is a failure.";

    /// <summary>Call it first in a test marked <c>[SkippableFact]</c>.</summary>
    public static void OrSkip()
    {
        if (Folders().Any(folder => File.Exists(Path.Combine(folder, "npm"))))
            return;
        if (IsSet("REQUIRE_NODE") || IsSet("CI"))
            throw new InvalidOperationException(Missing);
        Skip.If(true, Missing);
    }

    private static string[] Folders() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);

    private static bool IsSet(string variable) => Environment.GetEnvironmentVariable(variable) is "1" or "true" or "True" or "TRUE";
}
