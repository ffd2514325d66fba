using System.Net;
using System.Net.Sockets;
using ActorScheduler.Harness.Processes;
using Xunit.Abstractions;

namespace ActorScheduler.EndToEnd.Tests;

/// <summary>A start that cannot work ends soon, with code 1 and one message that names what is wrong.</summary>
public sealed class StartFailureTests(ITestOutputHelper output) : ServerTest(output)
{
    [Fact]
    public Task A_data_directory_that_cannot_be_created_is_named() => Refuses(new ServerStart("/proc/no/such/data"), "/proc/no/such/data");

    [Fact]
    public async Task A_data_directory_that_is_a_file_is_named()
    {
        await File.WriteAllTextAsync(Data, "");
        await Refuses(new ServerStart(Data), Data);
    }

    [Fact]
    public async Task A_second_process_on_the_same_data_is_refused_and_the_first_goes_on()
    {
        var first = await StartAsync();
        await Refuses(new ServerStart(Data), Data, "Another process");
        await first.Client.SubmitAsync("demo_app.tasks.test");
    }

    [Fact]
    public async Task A_port_in_use_is_named_before_anything_is_started()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await Refuses(new ServerStart(Data) { Port = port }, $"http://127.0.0.1:{port}", "in use", "--urls");
    }

    [Fact]
    public Task An_unknown_setting_is_named_with_what_was_meant() =>
        Refuses(new ServerStart(Data) { Arguments = ["--Scheduler:DataDirctory", "x"] }, "Scheduler:DataDirctory", "did you mean DataDirectory");

    [Fact]
    public Task A_time_zone_that_does_not_exist_is_named() =>
        Refuses(new ServerStart(Data) { Arguments = ["--Scheduler:TimeZone", "Mars/Olympus"] }, "Scheduler:TimeZone", "Mars/Olympus");

    [Fact]
    public Task An_app_that_is_missing_is_named() =>
        Refuses(new ServerStart(Data) { Arguments = ["--Scheduler:InstalledApps:0", "NoSuchApp"] }, "NoSuchApp.dll");

    [Fact]
    public async Task A_broken_cluster_file_is_named_with_the_line()
    {
        var program = CopyOfProgram();
        (string Text, string Problem)[] broken =
        [
            ("akka {\n cluster { # }\n", "the { in line 2 is not closed"),
            ("akka {\n cluster { roles = [ }", "the } in line 2 closes nothing"),
            ("akka {\n loglevel = INFO } }", "the } in line 2 closes nothing"),
            ("akka {\n loglevel = \"INFO\n}", "the string that begins in line 2 does not end"),
            ("akka { loglevel = ${no.such.key} }", "no.such.key"),
        ];
        foreach (var (text, problem) in broken)
        {
            await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(program)!, "cluster.hocon"), text);
            await Refuses(new ServerStart(Data) { Program = program }, "cluster.hocon", problem);
        }
    }

    private async Task Refuses(ServerStart start, params string[] words)
    {
        var server = Launch(start);
        Assert.Equal(1, await server.ExitCode(Soon / 2));
        Assert.All(words, word => Assert.Contains(word, server.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", server.Output, StringComparison.Ordinal);
        Assert.InRange(server.Output.Split('\n').Length, 1, 3);
    }

    private string CopyOfProgram()
    {
        var from = Path.GetDirectoryName(BuiltPrograms.Gateway)!;
        var to = Folder.File("program");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return Path.Combine(to, Path.GetFileName(BuiltPrograms.Gateway));
    }
}
