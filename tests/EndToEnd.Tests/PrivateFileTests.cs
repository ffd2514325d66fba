using Xunit.Abstractions;

namespace ActorScheduler.EndToEnd.Tests;

/// <summary>What the program stores is for its user alone.</summary>
public sealed class PrivateFileTests(ITestOutputHelper output) : ServerTest(output)
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    [Fact]
    public async Task Nobody_else_can_read_what_a_server_writes()
    {
        if (OperatingSystem.IsWindows())
            return;
        var server = await StartAsync();
        await server.Client.SubmitAsync("demo_app.tasks.test");
        string[] files = [Data, .. Directory.GetFiles(Data)];
        Assert.True(files.Length > 3, string.Join(", ", files));
        Assert.All(files, file => Assert.True((ModeOf(file) & Others) == 0, $"{file}: {ModeOf(file)}"));
    }

    private static UnixFileMode ModeOf(string file) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(file);
}
