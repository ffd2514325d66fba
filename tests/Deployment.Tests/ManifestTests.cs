using k8s.Models;

namespace ActorScheduler.Deployment.Tests;

/// <summary>The manifests are what the API of Kubernetes takes, and fit each other.</summary>
public sealed class ManifestTests
{
    private const string Kustomize = "kustomization.yaml";
    private const string Example = "secret.example.yaml";

    public static TheoryData<string> Files => [.. Manifests.Files.Where(file => file != Kustomize)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_object_is_known_to_the_API_and_has_its_place(string file)
    {
        var objects = Manifests.Read(file);

        Assert.NotEmpty(objects);
        Assert.All(objects.Where(o => o is not V1Namespace), o => Assert.Equal(Manifests.Kustomization.Text("namespace"), o.Metadata.NamespaceProperty));
    }

    [Fact]
    public void A_field_that_does_not_exist_would_be_noticed() => Assert.ThrowsAny<Exception>(() => k8s.KubernetesYaml.LoadAllFromString(
        "apiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec:\n  publishNotReadyAdresses: true\n", strict: true));

    [Fact]
    public void All_files_but_the_example_are_applied() =>
        Assert.Equal(
            Manifests.Files.Where(file => file is not (Kustomize or Example)),
            Manifests.Kustomization.List("resources").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("nodes.yaml")]
    [InlineData("gateways.yaml")]
    public void Whatever_selects_pods_selects_those_of_its_file(string file)
    {
        var labels = Workload.Read(file).Template.Metadata.Labels;
        var policies = Manifests.Read("network-policies.yaml").Cast<V1NetworkPolicy>();

        Selects(labels, Workload.Read(file).Selector.MatchLabels);
        Selects(labels, Manifests.One<V1PodDisruptionBudget>(file).Spec.Selector.MatchLabels);
        Selects(labels, Manifests.One<V1Service>(file).Spec.Selector);
        Selects(labels, Workload.Read(file).Template.Spec.Affinity.PodAntiAffinity.PreferredDuringSchedulingIgnoredDuringExecution.Single().PodAffinityTerm.LabelSelector.MatchLabels);
        Assert.Single(policies, policy => policy.Spec.PodSelector.MatchLabels.All(label => labels.Contains(label)));
        Assert.All(policies, policy => Selects(labels, policy.Spec.Ingress[0].FromProperty[0].PodSelector.MatchLabels));
    }

    [Theory]
    [InlineData("nodes.yaml")]
    [InlineData("gateways.yaml")]
    public void Whatever_names_a_port_names_one_of_the_container(string file)
    {
        var workload = Workload.Read(file);
        var names = workload.Container.Ports.Select(port => port.Name).ToList();
        var policy = Manifests.Read("network-policies.yaml").Cast<V1NetworkPolicy>()
            .Single(policy => policy.Spec.PodSelector.MatchLabels.All(label => workload.Template.Metadata.Labels.Contains(label)));

        Assert.All(Manifests.One<V1Service>(file).Spec.Ports, port => Assert.Contains(port.TargetPort.Value, names));
        Assert.All(workload.Probes, probe => Assert.Contains(probe.HttpGet.Port.Value, names));
        Assert.All(policy.Spec.Ingress.SelectMany(rule => rule.Ports), port => Assert.Contains(port.Port.Value, names));
    }

    [Fact]
    public void A_node_is_found_by_the_name_that_its_service_gives_it()
    {
        var set = Manifests.One<V1StatefulSet>("nodes.yaml");
        var service = Manifests.One<V1Service>("nodes.yaml");
        var host = set.Spec.Template.Spec.Containers[0].Env.Single(variable => variable.Name == "CLUSTER_HOST").Value;

        Assert.Equal(service.Metadata.Name, set.Spec.ServiceName);
        Assert.Equal($"$(POD_NAME).{service.Metadata.Name}.$(POD_NAMESPACE).svc.cluster.local", host);
        Assert.Equal("None", service.Spec.ClusterIP);
        Assert.True(service.Spec.PublishNotReadyAddresses);
        // A variable is only put into those that come after it.
        Assert.Equal(["POD_NAME", "POD_NAMESPACE", "CLUSTER_HOST"], set.Spec.Template.Spec.Containers[0].Env.Take(3).Select(variable => variable.Name));
    }

    private static void Selects(IDictionary<string, string> labels, IDictionary<string, string> selector)
    {
        Assert.NotEmpty(selector);
        Assert.All(selector, label => Assert.Contains(label, labels));
    }
}
