using System.Globalization;
using ActorScheduler.Gateway.Settings;
using ActorScheduler.Node.Settings;
using Microsoft.Extensions.Configuration;

namespace ActorScheduler.Deployment.Tests;

/// <summary>The environment that a file gives to one process, looked at as the process itself does at its start.</summary>
/// <param name="Variables">The variables.</param>
internal sealed record ProcessSettings(IReadOnlyDictionary<string, string> Variables)
{
    private static readonly TimeSpan AfterTheRuns = TimeSpan.FromSeconds(75);

    /// <summary>The options, checked.</summary>
    public SchedulerOptions Options
    {
        get
        {
            var section = Section();
            SchedulerSection.Check(section, typeof(GatewayOptions));
            var options = section.Get<SchedulerOptions>() ?? new SchedulerOptions();
            var validated = new SchedulerOptionsValidator().Validate(null, options);
            return validated.Succeeded ? options : throw new InvalidOperationException(validated.FailureMessage);
        }
    }

    /// <summary>What only the gateway reads.</summary>
    public GatewayOptions Gateway => Section().Get<GatewayOptions>() ?? new GatewayOptions();

    /// <summary>How long the process may take to stop: it must not be killed before.</summary>
    public TimeSpan StopsWithin => Options.ShutdownGrace + AfterTheRuns;

    /// <summary>The port of the cluster's traffic.</summary>
    public int ClusterPort => int.Parse(Variables["CLUSTER_PORT"], CultureInfo.InvariantCulture);

    /// <summary>The port of its HTTP.</summary>
    public int HttpPort => int.Parse(Variables["ASPNETCORE_URLS"].Split(':')[^1], CultureInfo.InvariantCulture);

    /// <summary>What the process would say to the variables of the cluster; they are refused if they cannot be meant.</summary>
    public string Hocon => ClusterEnvironment.ToHocon(name => Variables.GetValueOrDefault(name));

    private IConfigurationSection Section() => new ConfigurationBuilder()
        .AddInMemoryCollection(Variables.Select(variable => KeyValuePair.Create(variable.Key.Replace("__", ":", StringComparison.Ordinal), (string?)variable.Value)))
        .Build()
        .GetSection(SchedulerOptions.Section);
}
