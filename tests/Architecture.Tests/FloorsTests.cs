namespace ActorScheduler.Architecture.Tests;

/// <summary>The folders of each project stand on floors (<see cref="Floors"/>): whoever reads one needs to know only what is below it.</summary>
public sealed class FloorsTests
{
    public static TheoryData<string> Projects => [.. Floors.Of.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_folder_knows_only_the_floors_below_it(string project)
    {
        var floors = FloorOfEachFolder(project);

        var wrong = FolderArrows.In([.. Repository.Sources($"src/{project}")], $"ActorScheduler.{project}")
            .Where(arrow => floors[arrow.To] >= floors[arrow.From])
            .Select(arrow => $"src/{project}/{arrow}, which is not below {arrow.From}");

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_folder_has_its_floor(string project) => Assert.Equal(
        Repository.Sources($"src/{project}").Select(FolderArrows.FolderOf).Distinct().Order(StringComparer.Ordinal),
        Floors.Of[project].SelectMany(floor => floor).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_namespace_of_a_file_is_its_folder(string project) => Assert.Empty(
        from file in Repository.Sources($"src/{project}")
        where file.Namespace.Length > 0
        let folder = Path.GetDirectoryName(file.Path)!.Replace(Path.DirectorySeparatorChar, '.')
        let expected = folder.Length > 0 ? $"ActorScheduler.{project}.{folder}" : $"ActorScheduler.{project}"
        where file.Namespace != expected
        select $"src/{project}/{file.Path} declares {file.Namespace}, not {expected}");

    [Fact]
    public void Every_project_has_its_floors() => Assert.Equal(
        Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Where(folder => Directory.GetFiles(folder, "*.csproj").Length > 0)
            .Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal),
        Floors.Of.Keys.Order(StringComparer.Ordinal));

    private static Dictionary<string, int> FloorOfEachFolder(string project) =>
        Floors.Of[project].SelectMany((folders, floor) => folders.Select(folder => (folder, floor))).ToDictionary();
}
