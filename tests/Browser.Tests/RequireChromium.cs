namespace ActorScheduler.Browser.Tests;

/// <summary>Skips a test where there is no Chromium, unless the run demands it.</summary>
internal static class RequireChromium
{
    private const string Missing = "Chromium is not installed here (apt-get install chromium). With REQUIRE_CHROMIUM=1 or CI=true this is a failure.";
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>The program. Call it first in a test marked <c>[SkippableFact]</c>.</summary>
    public static string OrSkip()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var program = Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        if (program is null && (IsSet("REQUIRE_CHROMIUM") || IsSet("CI")))
            throw new InvalidOperationException(Missing);
        Skip.If(program is null, Missing);
        return program!;
    }

    private static bool IsSet(string variable) => Environment.GetEnvironmentVariable(variable) is "1" or "true" or "True" or "TRUE";
}
