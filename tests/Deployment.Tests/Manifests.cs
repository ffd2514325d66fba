using k8s;
using k8s.Models;

namespace ActorScheduler.Deployment.Tests;

/// <summary>The manifests of Kubernetes as the client library's types of its API. A field that a type does not have, or a value of another type, is an error.</summary>
internal static class Manifests
{
    private const string Folder = "deploy/kubernetes";

    /// <summary>The files, by their names.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. Repository.FilesBelow(Folder).Where(file => file.EndsWith(".yaml", StringComparison.Ordinal)).Select(file => Path.GetFileName(file)!)];

    /// <summary>All objects of a file.</summary>
    public static IReadOnlyList<IKubernetesObject<V1ObjectMeta>> Read(string file) =>
        [.. KubernetesYaml.LoadAllFromString(Repository.Read($"{Folder}/{file}"), strict: true).Cast<IKubernetesObject<V1ObjectMeta>>()];

    /// <summary>The one object of a kind.</summary>
    public static T One<T>(string file) => Read(file).OfType<T>().Single();

    /// <summary>What the file of kustomize names.</summary>
    public static YamlMap Kustomization { get; } = Yaml.Read($"{Folder}/kustomization.yaml");
}
