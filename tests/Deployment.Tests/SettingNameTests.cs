using System.Text.RegularExpressions;
using ActorScheduler.Gateway.Settings;
using ActorScheduler.Node.Settings;

namespace ActorScheduler.Deployment.Tests;

/// <summary>No file below <c>deploy</c> names a setting that nobody reads.</summary>
public sealed partial class SettingNameTests
{
    private static readonly string[] Settings = [.. NamesOf(typeof(SchedulerOptions)), .. NamesOf(typeof(GatewayOptions))];

    [Fact]
    public void Every_setting_is_known()
    {
        var named = Named(Setting()).ToList();

        Assert.True(named.Count > 20, $"only {named.Count} settings are named: the files have moved");
        Assert.DoesNotContain(named, setting => !Settings.Contains(setting.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_variable_of_the_cluster_is_known()
    {
        var known = new List<string>();
        ClusterEnvironment.ToHocon(name =>
        {
            known.Add(name);
            return null;
        });
        var named = Named(ClusterVariable()).ToList();

        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, variable => !known.Contains(variable.Name));
    }

    private static IEnumerable<string> NamesOf(Type options) =>
        from property in options.GetProperties()
        from name in property.PropertyType.Namespace == options.Namespace
            ? NamesOf(property.PropertyType).Select(inner => $"{property.Name}__{inner}")
            : [property.Name]
        select name;

    private static IEnumerable<(string File, string Name)> Named(Regex name) =>
        from file in Repository.FilesBelow("deploy")
        from Match match in name.Matches(Repository.Read(file))
        select (file, match.Groups[1].Value);

    [GeneratedRegex(@"\bScheduler__(\w+?)(?:__\d+)?\b")]
    private static partial Regex Setting();

    [GeneratedRegex(@"\b(CLUSTER_[A-Z_]+)\b")]
    private static partial Regex ClusterVariable();
}
