using ActorScheduler.Operations;
using k8s.Models;

namespace ActorScheduler.Deployment.Tests;

/// <summary>The pods fit the programs in them.</summary>
public sealed class PodTests
{
    public static TheoryData<string> Workloads => ["nodes.yaml", "gateways.yaml"];

    [Theory]
    [MemberData(nameof(Workloads))]
    public void A_process_takes_its_settings_and_listens_where_its_ports_say(string file)
    {
        var workload = Workload.Read(file);
        var settings = workload.Settings;

        Assert.Equal("postgresql", settings.Options.Storage);
        Assert.Equal(file == "nodes.yaml", settings.Gateway.Embedded);
        Assert.Equal(settings.ClusterPort, workload.Container.Ports.Single(port => port.Name == "cluster").ContainerPort);
        Assert.Equal(settings.HttpPort, workload.Container.Ports.Single(port => port.Name != "cluster").ContainerPort);
    }

    [Theory]
    [MemberData(nameof(Workloads))]
    public void Probes_ask_what_a_process_answers(string file)
    {
        var container = Workload.Read(file).Container;

        Assert.Equal(HealthRoutes.Live, container.StartupProbe.HttpGet.Path);
        Assert.Equal(HealthRoutes.Live, container.LivenessProbe.HttpGet.Path);
        Assert.Equal(HealthRoutes.Ready, container.ReadinessProbe.HttpGet.Path);
    }

    [Theory]
    [MemberData(nameof(Workloads))]
    public void A_process_has_the_time_to_stop(string file)
    {
        var workload = Workload.Read(file);
        var before = TimeSpan.FromSeconds(file == "gateways.yaml" ? int.Parse(workload.Container.Lifecycle.PreStop.Exec.Command[1], null) : 0);

        Assert.True(TimeSpan.FromSeconds(workload.Template.Spec.TerminationGracePeriodSeconds!.Value) >= before + workload.Settings.StopsWithin);
    }

    [Theory]
    [MemberData(nameof(Workloads))]
    public void A_pod_is_as_the_namespace_demands(string file)
    {
        var workload = Workload.Read(file);
        var (pod, container) = (workload.Template.Spec.SecurityContext, workload.Container.SecurityContext);

        Assert.Equal("restricted", Manifests.One<V1Namespace>("namespace.yaml").Metadata.Labels["pod-security.kubernetes.io/enforce"]);
        Assert.True(pod.RunAsNonRoot);
        Assert.Equal("RuntimeDefault", pod.SeccompProfile.Type);
        Assert.False(container.AllowPrivilegeEscalation);
        Assert.Equal(["ALL"], container.Capabilities.Drop);
    }

    [Theory]
    [MemberData(nameof(Workloads))]
    public void The_certificate_is_where_the_settings_say(string file)
    {
        var workload = Workload.Read(file);
        var mount = workload.Container.VolumeMounts.Single(mount => mount.Name == "tls");
        var options = workload.Settings.Options;

        Assert.Equal("actor-scheduler-tls", workload.Template.Spec.Volumes.Single(volume => volume.Name == mount.Name).Secret.SecretName);
        Assert.Equal(mount.MountPath, Path.GetDirectoryName(options.TlsCertificate));
        Assert.Equal(mount.MountPath, Path.GetDirectoryName(options.TlsAuthority));
    }

    [Fact]
    public void The_images_are_those_whose_tag_is_set_in_one_place()
    {
        var images = new[] { "nodes.yaml", "gateways.yaml" }.Select(file => Workload.Read(file).Container.Image);

        Assert.Equal(images.Select(image => image[..image.LastIndexOf(':')]), Manifests.Kustomization.Maps("images").Select(image => image.Text("name")));
    }
}
