using System.Data.Common;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Tasks.Paging;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Storage.Sqlite.Search;

/// <summary>
/// How frequent terms are among the newest tasks of the index. A query is only as slow as its rarest term if that term leads; terms that nearly every
/// task has narrow nothing down and cost the most.
/// </summary>
internal sealed class TermSample
{
    private const int Positions = 1_500;
    private const int MostTerms = 24;
    private const int TermsInQuery = 4;

    private readonly long _tasks;
    private readonly List<(string Term, int Count)> _rarestFirst;

    private TermSample(long tasks, List<(string Term, int Count)> rarestFirst)
    {
        _tasks = tasks;
        _rarestFirst = rarestFirst;
    }

    /// <summary>Looks at the newest tasks.</summary>
    public static TermSample Take(DbConnection connection, SqliteConnection index, long watermark, IReadOnlyList<string> terms)
    {
        var newest = new PositionRange(watermark - Positions, watermark + 1);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM tasks NOT INDEXED WHERE position >= @from AND position < @before";
        command.Add(newest);
        var counts = terms.Take(MostTerms).Select(term => (Term: term, Count: Count(index, term, newest)));
        return new TermSample((long)command.ExecuteScalar()!, [.. counts.OrderBy(count => count.Count)]);
    }

    /// <summary>The rarest terms that are worth asking for.</summary>
    public IEnumerable<string> Selective() => _rarestFirst
        .Where((count, i) => i == 0 || count.Count * 2 < _tasks)
        .Take(TermsInQuery)
        .Select(count => count.Term);

    /// <summary>About how many of all tasks have the rarest term.</summary>
    public long Estimate(long all) => _tasks == 0 ? all : all * _rarestFirst[0].Count / _tasks;

    private static int Count(SqliteConnection index, string term, PositionRange newest)
    {
        using var command = index.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM texts WHERE texts MATCH @term AND rowid >= @from AND rowid < @before";
        command.Add("@term", term);
        command.Add(newest);
        return (int)(long)command.ExecuteScalar()!;
    }
}
