namespace ActorScheduler.Storage.Files;

/// <summary>Files that hold arguments and results: for the user of the process alone.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a folder that others cannot look into; one that is there stays as it is.</summary>
    /// <param name="path">The folder.</param>
    public static void CreateDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, Owner | UnixFileMode.UserExecute);
    }

    /// <summary>
    /// Makes an empty file that others cannot read, or takes their rights from one that is there. What a database makes beside its file has the rights of
    /// that file.
    /// </summary>
    /// <param name="path">The file.</param>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete, UnixCreateMode = Owner });
        if (File.GetUnixFileMode(file.SafeFileHandle) != Owner)
            File.SetUnixFileMode(file.SafeFileHandle, Owner);
    }
}
