using Xunit.Abstractions;

namespace ActorScheduler.OpenApi.Tests;

/// <summary>What the tools of npm make of the document.</summary>
public sealed class TypeScriptTests(ServedDocument document, ITestOutputHelper output) : IClassFixture<ServedDocument>
{
    [SkippableFact]
    public async Task A_strict_linter_finds_no_error_and_types_made_from_the_document_fit_a_program_that_calls_the_gateway()
    {
        RequireNode.OrSkip();
        using var workshop = new Workshop("typescript", output);
        await workshop.RunAsync("npm", "ci", "--no-audit", "--no-fund");

        await workshop.RunAsync("npx", "redocly", "lint", document.File, "--config", "redocly.yaml", "--format", "stylish");

        await workshop.RunAsync("npx", "openapi-typescript", document.File, "--default-non-nullable", "false", "--output", "schema.d.ts");
        await workshop.RunAsync("npx", "tsc", "--project", ".");
        await workshop.RunAsync("node", "out/client.js", document.Url);
    }
}
