using System.Text.RegularExpressions;

namespace ActorScheduler.Architecture.Tests;

/// <summary>A file of one folder names a type or a namespace of another.</summary>
/// <param name="File">Which file.</param>
/// <param name="From">The folder that it is in.</param>
/// <param name="To">The folder that it knows.</param>
internal sealed record FolderArrow(string File, string From, string To)
{
    /// <inheritdoc />
    public override string ToString() => $"{File} knows {To}";
}

/// <summary>Finds out which folders of a project know which, by the usings and the qualified names in their files.</summary>
internal static class FolderArrows
{
    /// <summary>The arrows between the folders of a project, each file naming each folder once.</summary>
    /// <param name="sources">The files of the project.</param>
    /// <param name="root">Its root namespace.</param>
    public static IReadOnlyList<FolderArrow> In(IReadOnlyCollection<SourceFile> sources, string root)
    {
        var folders = sources.Where(file => file.Folder.Length > 0).GroupBy(file => file.Folder)
            .Select(folder => (Name: folder.Key, Uses: UseOf(folder.Key, [.. folder], root)))
            .ToList();
        var ground = sources.Where(file => file.Folder.Length == 0).SelectMany(file => file.Types).ToHashSet();
        return
        [
            .. from file in sources
               from folder in folders
               where folder.Name != file.Folder && folder.Uses.IsMatch(file.Code)
               select new FolderArrow(file.Path, FolderOf(file), folder.Name),
            .. from file in sources
               where file.Folder.Length > 0 && file.Words.Overlaps(ground)
               select new FolderArrow(file.Path, FolderOf(file), Floors.Ground),
        ];
    }

    /// <summary>The folder of a file, as the floors name it.</summary>
    public static string FolderOf(SourceFile file) => file.Folder.Length > 0 ? file.Folder : Floors.Ground;

    // Inside the project a name may begin with the folder. So may a property; what follows tells them apart.
    private static Regex UseOf(string folder, IReadOnlyCollection<SourceFile> files, string root)
    {
        var inside = files.SelectMany(file => file.Types).Concat(files.Select(NamespaceBelow)).Where(name => name.Length > 0).Distinct();
        return new Regex($@"\b{Regex.Escape(root)}\.{folder}\b|(?<![\w.]){folder}\.({string.Join('|', inside)})\b", RegexOptions.CultureInvariant);

        string NamespaceBelow(SourceFile file) =>
            file.Namespace.StartsWith($"{root}.{folder}.", StringComparison.Ordinal) ? file.Namespace[$"{root}.{folder}.".Length..].Split('.')[0] : "";
    }
}
