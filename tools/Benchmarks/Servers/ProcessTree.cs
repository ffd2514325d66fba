using System.Globalization;

namespace ActorScheduler.Benchmarks.Servers;

/// <summary>A process with its children: PostgreSQL has one for each connection.</summary>
internal static class ProcessTree
{
    private const double TicksPerSecond = 100; // The unit of /proc, on every Linux that .NET runs on.

    /// <summary>CPU time that they have used, including those that have ended.</summary>
    public static TimeSpan CpuTime(int root)
    {
        var all = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(name => Read(name!)).OfType<Entry>().ToList();
        var children = all.ToLookup(entry => entry.Parent);
        return TimeSpan.FromSeconds(Ticks(all.Single(entry => entry.Id == root)) / TicksPerSecond);

        long Ticks(Entry entry) => entry.Ticks + children[entry.Id].Sum(Ticks);
    }

    // The name of the program is in parentheses and may have anything in it.
    private static Entry? Read(string id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return new Entry(Number(id), Number(fields[1]), Number(fields[11]) + Number(fields[12]) + Number(fields[13]) + Number(fields[14]));
        }
        catch (IOException)
        {
            return null; // It has ended in the meantime.
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Entry(int Id, int Parent, long Ticks);
}
