using System.Xml.Linq;

namespace ActorScheduler.Deployment.Tests;

/// <summary>What <c>dotnet publish</c> makes of the projects that run.</summary>
internal static class Programs
{
    /// <summary>The node.</summary>
    public const string Node = "ActorScheduler.Node.dll";

    /// <summary>The gateway.</summary>
    public const string Gateway = "ActorScheduler.Gateway.dll";

    /// <summary>The sample app.</summary>
    public const string App = "DemoApp.dll";

    /// <summary>The projects that have to be built for a program, by their files, itself included.</summary>
    public static IEnumerable<string> ProjectsOf(string project) => XDocument.Load(Repository.PathOf(project)).Descendants("ProjectReference")
        .Select(reference => Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.PathOf(Path.GetDirectoryName(project)!), reference.Attribute("Include")!.Value))))
        .SelectMany(ProjectsOf)
        .Prepend(project)
        .Distinct();
}
