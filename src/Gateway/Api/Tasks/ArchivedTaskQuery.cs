using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary>The one parameter of the routes that show a task: on which day it ended, for the archive.</summary>
internal static class ArchivedTaskQuery
{
    /// <summary>The parameter.</summary>
    public const string ArchivedOn = "archived_on";

    /// <summary>Reads it.</summary>
    /// <returns>False, and the refusal, if it or another one cannot be used.</returns>
    public static bool TryRead(HttpContext http, SchedulerTimeZone zone, out DateOnly? archivedOn, [NotNullWhen(false)] out IResult? refusal)
    {
        var query = new QueryFields(http.Request.Query, zone.Zone);
        query.RefuseUnknown([ArchivedOn]);
        archivedOn = null;
        if (query.Text(ArchivedOn) is { } text)
        {
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                archivedOn = day;
            else
                query.Errors.Add(ArchivedOn, text, "the day (UTC) on which the task ended, such as 2026-11-24");
        }

        refusal = query.Errors.IsEmpty ? null : Refusals.ParamsError(query.Errors);
        return refusal is null;
    }
}
