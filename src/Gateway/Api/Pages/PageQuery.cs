using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Api.Pages;

/// <summary>The query parameters of every list that has pages: <c>limit</c> and <c>cursor</c>.</summary>
internal static class PageQuery
{
    /// <summary>The most rows of one page.</summary>
    public const int MostRows = 1_000;

    /// <summary>The rows of a page unless another number is asked for.</summary>
    public const int DefaultRows = 100;

    private const string Cursor = "cursor";
    private const string CursorAllowed = "the next_cursor of an answer of this route, or nothing for the first page";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["limit", Cursor];

    /// <summary>How many rows at the most.</summary>
    public static int Limit(QueryFields query) => query.Integer("limit", 1, MostRows) ?? DefaultRows;

    /// <summary>Where a page of tasks begins; null at the beginning.</summary>
    public static TaskCursor? TaskCursor(QueryFields query)
    {
        if (query.Text(Cursor) is not { } text)
            return null;
        if (Contracts.Tasks.TaskCursor.TryParse(text, out var cursor))
            return cursor;
        query.Errors.Add(Cursor, text, CursorAllowed);
        return null;
    }

    /// <summary>Where a page of something else begins; null at the beginning.</summary>
    /// <param name="query">The query.</param>
    /// <param name="list">Which list: the cursor of another one is refused.</param>
    public static long? NumberCursor(QueryFields query, CursorList list)
    {
        if (query.Text(Cursor) is not { } text)
            return null;
        if (ListCursor.TryParse(text, list, out var number))
            return number;
        query.Errors.Add(Cursor, text, CursorAllowed);
        return null;
    }
}
