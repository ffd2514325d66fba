using ActorScheduler.Gateway.Access;
using Microsoft.Extensions.Configuration;

namespace ActorScheduler.Gateway.Tests.Access;

/// <summary>What other machines could reach is found in every way in which an address can be set.</summary>
public sealed class ListenAddressesTests
{
    [Theory]
    [InlineData("urls", "http://127.0.0.1:8000")]
    [InlineData("urls", "http://localhost:8000;https://[::1]:8001; http://127.8.9.1:80")]
    [InlineData("urls", "http://unix:/run/scheduler.sock")]
    [InlineData("Kestrel:Endpoints:Api:Url", "http://127.0.0.1:8000")]
    [InlineData("unrelated", "http://0.0.0.0:1")]
    public void Only_this_machine_reaches_a_loopback_address(string key, string value) => Assert.Empty(OffLoopback((key, value)));

    [Theory]
    [InlineData("urls", "http://0.0.0.0:8000")]
    [InlineData("urls", "http://127.0.0.1:8000;http://[::]:8000")]
    [InlineData("urls", "http://+:8000")]
    [InlineData("urls", "http://*:8000")]
    [InlineData("urls", "http://10.1.2.3:8000")]
    [InlineData("urls", "https://scheduler.example.com")]
    [InlineData("urls", "http://localhost.example.com:80")]
    [InlineData("http_ports", "8080")]
    [InlineData("https_ports", "8443;8444")]
    [InlineData("Kestrel:Endpoints:Api:Url", "http://0.0.0.0:8000")]
    public void Every_other_address_counts_as_reachable(string key, string value) => Assert.NotEmpty(OffLoopback((key, value)));

    [Fact]
    public void An_endpoint_is_stronger_than_an_address_and_an_address_than_a_port()
    {
        Assert.Empty(OffLoopback(("urls", "http://127.0.0.1:1"), ("http_ports", "8080")));
        Assert.Empty(OffLoopback(("Kestrel:Endpoints:Api:Url", "http://127.0.0.1:1"), ("urls", "http://0.0.0.0:1")));
    }

    private static IReadOnlyList<string> OffLoopback(params (string Key, string Value)[] settings) => ListenAddresses.OffLoopback(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build());
}
