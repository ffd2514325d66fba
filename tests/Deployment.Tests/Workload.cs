using k8s.Models;

namespace ActorScheduler.Deployment.Tests;

/// <summary>What a StatefulSet and a Deployment have in common.</summary>
/// <param name="Template">Their pods.</param>
/// <param name="Selector">Which pods are theirs.</param>
internal sealed record Workload(V1PodTemplateSpec Template, V1LabelSelector Selector)
{
    /// <summary>The one container.</summary>
    public V1Container Container => Template.Spec.Containers.Single();

    /// <summary>Its probes.</summary>
    public IEnumerable<V1Probe> Probes => [Container.StartupProbe, Container.LivenessProbe, Container.ReadinessProbe];

    /// <summary>The environment of the container, where its values are known before it runs.</summary>
    public ProcessSettings Settings => new(Manifests.One<V1ConfigMap>("settings.yaml").Data
        .Concat(Manifests.One<V1Secret>("secret.example.yaml").StringData)
        .Concat(Container.Env.Where(variable => variable.Value is not null && !variable.Value.Contains("$(", StringComparison.Ordinal))
            .Select(variable => KeyValuePair.Create(variable.Name, variable.Value)))
        .ToDictionary());

    /// <summary>That of a file.</summary>
    public static Workload Read(string file) => Manifests.Read(file).Select(Of).OfType<Workload>().Single();

    private static Workload? Of(object manifest) => manifest switch
    {
        V1StatefulSet set => new Workload(set.Spec.Template, set.Spec.Selector),
        V1Deployment deployment => new Workload(deployment.Spec.Template, deployment.Spec.Selector),
        _ => null,
    };
}
