using System.Text;

namespace Ledger;

/// <summary>A text file to which several processes add lines.</summary>
internal static class LineFile
{
    private static readonly object Gate = new();
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Adds a whole line with one write, under an exclusive lock that ends with the process at the latest.</summary>
    public static void Append(string path, string line, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(line + "\n");
        lock (Gate)
        {
            using var file = OpenAlone(path, cancellationToken);
            file.Seek(0, SeekOrigin.End);
            file.Write(bytes);
        }
    }

    // Another process holds the file only for microseconds.
    private static FileStream OpenAlone(string path, CancellationToken cancellationToken)
    {
        const int attempts = 2_000;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 0);
            }
            catch (IOException error) when (attempt < attempts && error is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
            {
                cancellationToken.WaitHandle.WaitOne(Pause);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }
}
