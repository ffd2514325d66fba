using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Node.Hosting;
using ActorScheduler.Node.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace ActorScheduler.Node.Tests.Hosting;

/// <summary>Settings that cannot work are refused at the start, by name.</summary>
public sealed class OptionsTests
{
    private static readonly string[] Known = ["DataDirectory", "Concurrency", "TimeZone"];

    [Fact]
    public void The_defaults_are_allowed() => Assert.True(new SchedulerOptionsValidator().Validate(null, new SchedulerOptions()).Succeeded);

    [Theory]
    [InlineData("node.pfx", "", "Scheduler:TlsAuthority: given \"\"; allowed: the certificate of the authority that issued node.pfx.")]
    [InlineData("", "ca.pem", "Scheduler:TlsCertificate: given \"\"; allowed: the certificate of this process, issued by ca.pem.")]
    public void A_certificate_and_its_authority_are_given_together(string certificate, string authority, string message) => Assert.Equal(
        [message], new SchedulerOptionsValidator().Validate(null, new SchedulerOptions { TlsCertificate = certificate, TlsAuthority = authority }).Failures);

    [Fact]
    public void A_gateway_without_a_node_needs_a_database_that_nodes_share()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);

        var error = Assert.Throws<SchedulerStartException>(() => builder.AddScheduler(SchedulerProcess.Gateway));

        Assert.Equal(
            "Scheduler:Embedded: given \"false\"; allowed: true, because Scheduler:Storage is sqlite, a journal that one process owns. "
            + "A gateway without a node needs postgresql.",
            error.Message);
    }

    [Fact]
    public void Each_wrong_value_is_named_with_what_is_allowed()
    {
        var wrong = new SchedulerOptions
        {
            DataDirectory = " ",
            Storage = "oracle",
            TimeZone = "Mars/Olympus",
            Concurrency = 0,
            ResultExpires = TimeSpan.Zero,
            Retention = TimeSpan.FromHours(-1),
            ArchiveDirectory = "  ",
            ShutdownGrace = TimeSpan.FromHours(2),
            WireVersion = WireVersion.Newest + 1,
        };

        Assert.Equal(
            [
                "Scheduler:DataDirectory: given \" \"; allowed: the path of a folder.",
                "Scheduler:Storage: given \"oracle\"; allowed: sqlite or postgresql.",
                "Scheduler:TimeZone: given \"Mars/Olympus\"; allowed: the IANA id of a time zone (zone data 2026f), such as \"Asia/Shanghai\", or empty for the system's own.",
                "Scheduler:Concurrency: given \"0\"; allowed: 1 to 1000.",
                "Scheduler:ResultExpires: given \"00:00:00\"; allowed: a time span above zero, such as 1.00:00:00 for a day.",
                "Scheduler:Retention: given \"-01:00:00\"; allowed: a time span above zero and of at most 36500 days, such as \"7.00:00:00\" for a week, or empty to keep tasks for ever.",
                "Scheduler:ArchiveDirectory: given \"  \"; allowed: the path of a folder, or empty for no archive.",
                "Scheduler:ShutdownGrace: given \"02:00:00\"; allowed: 0 to one hour, such as 00:00:30.",
                $"Scheduler:WireVersion: given \"{WireVersion.Newest + 1}\"; allowed: 1 to {WireVersion.Newest}, or empty for the newest that all processes can read.",
            ],
            new SchedulerOptionsValidator().Validate(null, wrong).Failures);
    }

    [Theory]
    [InlineData("postgresql", "", "given \"\"; allowed: how to connect to PostgreSQL: Host=…;Database=…;Username=…;Password=….")]
    [InlineData("sqlite", "Host=db", "given \"a connection string\"; allowed: nothing, unless Scheduler:Storage is postgresql.")]
    public void A_server_is_reached_by_a_connection_string_and_a_file_by_none(string storage, string connection, string says) => Assert.Equal(
        [$"Scheduler:ConnectionString: {says}"],
        new SchedulerOptionsValidator().Validate(null, new SchedulerOptions { Storage = storage, ConnectionString = connection }).Failures);

    [Theory]
    [InlineData(1, true)]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    [InlineData(-1, false)]
    public void Concurrency_has_its_limits(int concurrency, bool allowed) =>
        Assert.Equal(allowed, new SchedulerOptionsValidator().Validate(null, new SchedulerOptions { Concurrency = concurrency }).Succeeded);

    [Theory]
    [InlineData("Concurency", "Scheduler:Concurency is no setting; did you mean Concurrency?")]
    [InlineData("timezon", "Scheduler:timezon is no setting; did you mean TimeZone?")]
    [InlineData("Zzzzzzzzzzzz", "Scheduler:Zzzzzzzzzzzz is no setting; the settings are DataDirectory, Concurrency, TimeZone.")]
    public void An_unknown_key_is_refused_with_what_may_be_meant(string key, string message) =>
        Assert.Equal([message], SchedulerOptionsValidator.UnknownKeys("Scheduler", ["concurrency", key], Known));

    [Theory]
    [InlineData("Concurency", "5", "did you mean Concurrency?")]
    [InlineData("Concurrency", "many", "Scheduler:Concurrency: given \"many\"")]
    [InlineData("InstalledApps", "DemoApp", "Scheduler:InstalledApps: given \"DemoApp\"; allowed: a list, such as Scheduler:InstalledApps:0.")]
    [InlineData("ShutdownGrace", "soon", "Scheduler:ShutdownGrace: given \"soon\"")]
    [InlineData("ResultExpires", "3600", "Scheduler:ResultExpires: given \"3600\"; allowed: a time span as [days.]hours:minutes:seconds, such as 00:00:30 or 7.00:00:00.")]
    [InlineData("Retention", "24:00:00", "Scheduler:Retention: given \"24:00:00\"")]
    public void A_host_does_not_begin_to_start_with_a_key_or_value_that_cannot_be_read(string key, string value, string message)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new($"Scheduler:{key}", value)]);

        Assert.Contains(message, Assert.Throws<SchedulerStartException>(() => builder.AddSchedulerNode()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_that_others_read_are_known()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("Scheduler:Embedded", "true"), new("Scheduler:Inner:Level", "3")]);

        builder.AddSchedulerNode(typeof(OtherOptions));
    }

    [Theory]
    [InlineData("Inner:Levle", "3", "Scheduler:Inner:Levle is no setting; did you mean Level?")]
    [InlineData("Inner:Level", "high", "Scheduler:Inner:Level: given \"high\"; allowed: a whole number.")]
    [InlineData("Embedded", "perhaps", "Scheduler:Embedded: given \"perhaps\"; allowed: true or false.")]
    public void What_others_read_is_checked_down_to_its_inner_sections(string key, string value, string message)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new($"Scheduler:{key}", value)]);

        Assert.Equal(message, Assert.Throws<SchedulerStartException>(() => builder.AddSchedulerNode(typeof(OtherOptions))).Message);
    }

    private sealed class OtherOptions
    {
        public bool Embedded { get; set; }

        public InnerOptions Inner { get; set; } = new();
    }

    private sealed class InnerOptions
    {
        public int Level { get; set; }
    }
}
