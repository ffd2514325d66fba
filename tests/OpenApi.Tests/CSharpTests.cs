using Xunit.Abstractions;

namespace ActorScheduler.OpenApi.Tests;

/// <summary>What Kiota makes of the document.</summary>
public sealed class CSharpTests(ServedDocument document, ITestOutputHelper output) : IClassFixture<ServedDocument>
{
    [Fact]
    public async Task A_generated_client_compiles_and_calls_the_gateway()
    {
        using var workshop = new Workshop("csharp", output);
        await workshop.RunAsync("dotnet", "tool", "restore");

        await workshop.RunAsync(
            "dotnet", "kiota", "generate", "--language", "CSharp", "--openapi", document.File, "--output", "Generated",
            "--class-name", "SchedulerClient", "--namespace-name", "ActorScheduler.Client", "--exclude-backward-compatible");

        await workshop.RunAsync("dotnet", "build", "--output", "out", $"-p:LibraryFolder={AppContext.BaseDirectory}");
        await workshop.RunAsync("dotnet", "out/Client.dll", document.Url);
    }
}
