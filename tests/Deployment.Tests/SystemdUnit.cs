using System.Globalization;
using System.Text.RegularExpressions;

namespace ActorScheduler.Deployment.Tests;

/// <summary>A unit of systemd.</summary>
internal sealed partial class SystemdUnit
{
    private const string Folder = "deploy/systemd";
    private readonly ILookup<string, string> _values;

    private SystemdUnit(ILookup<string, string> values) => _values = values;

    /// <summary>Reads one; <c>%i</c> is replaced by the instance.</summary>
    public static SystemdUnit Read(string name, string instance) => new(
        Repository.Read($"{Folder}/{name}").Replace("%i", instance, StringComparison.Ordinal).Split('\n')
            .Select(line => Assignment().Match(line))
            .Where(match => match.Success)
            .ToLookup(match => match.Groups["key"].Value, match => match.Groups["value"].Value));

    /// <summary>What it starts.</summary>
    public string Program => _values["ExecStart"].Single().Split(' ')[1];

    /// <summary>When it is killed after it was asked to stop.</summary>
    public TimeSpan StopTimeout => TimeSpan.FromSeconds(int.Parse(_values["TimeoutStopSec"].Single(), CultureInfo.InvariantCulture));

    /// <summary>The environment of its process with an example of its file: what the file says is stronger, as in systemd.</summary>
    public ProcessSettings SettingsWith(string? example)
    {
        var variables = new Dictionary<string, string>(EnvironmentFile.Parse(_values["Environment"]));
        if (example is not null)
        {
            foreach (var (name, value) in EnvironmentFile.Read($"{Folder}/{example}", withExamples: true))
                variables[name] = value;
        }

        return new ProcessSettings(variables);
    }

    [GeneratedRegex("^(?<key>[A-Za-z]+)=(?<value>.*)$")]
    private static partial Regex Assignment();
}
