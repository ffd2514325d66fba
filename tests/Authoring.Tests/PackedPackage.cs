using System.Diagnostics;
using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;

namespace ActorScheduler.Authoring.Tests;

/// <summary>The package, packed once from what was built, into a folder that goes away again.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("authoring-package-");

    /// <summary>The names of the files in the package.</summary>
    public IReadOnlyList<string> Files { get; private set; } = [];

    /// <summary>The package's description of itself.</summary>
    public XElement Metadata { get; private set; } = new("none");

    public static string Version => Value("Version");

    public async Task InitializeAsync()
    {
        using var pack = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { "pack", Value("AuthoringProject"), "-c", Value("Configuration"), "--no-build", "-o", _folder.FullName },
            RedirectStandardOutput = true,
        })!;
        using var patience = new CancellationTokenSource(Patience);
        var said = await pack.StandardOutput.ReadToEndAsync(patience.Token);
        await pack.WaitForExitAsync(patience.Token);
        Assert.True(pack.ExitCode == 0, said);

        using var package = await ZipFile.OpenReadAsync(Assert.Single(_folder.GetFiles("*.nupkg")).FullName, patience.Token);
        Files = [.. package.Entries.Select(static entry => entry.FullName)];
        await using var nuspec = await package.GetEntry("ActorScheduler.Authoring.nuspec")!.OpenAsync(patience.Token);
        var document = await XDocument.LoadAsync(nuspec, LoadOptions.None, patience.Token);
        Metadata = WithoutNamespaces(document.Root!).Element("metadata")!;
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    private static string Value(string key) => typeof(PackedPackage).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    private static XElement WithoutNamespaces(XElement element) => new(
        element.Name.LocalName,
        element.Attributes().Where(static attribute => !attribute.IsNamespaceDeclaration),
        element.HasElements ? element.Elements().Select(WithoutNamespaces) : element.Value);
}
