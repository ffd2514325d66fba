using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Ledger;

/// <summary>A file of this process alone, to which lines are only ever added: each by one write, so that a kill leaves none half.</summary>
internal static class Book
{
    private static readonly ConcurrentDictionary<string, Lazy<FileStream>> Files = new(StringComparer.Ordinal);

    /// <summary>Adds a line with the time in front.</summary>
    public static void Append(string folder, string line)
    {
        var file = Files.GetOrAdd(folder, static name => new Lazy<FileStream>(() => Create(name))).Value;
        lock (file)
            file.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()} {line}\n")));
    }

    private static FileStream Create(string folder)
    {
        Directory.CreateDirectory(folder);
        var name = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Guid.NewGuid():N}.txt");
        return new FileStream(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }
}
