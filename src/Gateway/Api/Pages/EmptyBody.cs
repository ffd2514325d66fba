using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Api.Pages;

/// <summary>A body without members.</summary>
internal sealed record EmptyBody
{
    /// <summary>Reads the body where it says nothing: there is none, or it is an object without a member.</summary>
    /// <returns>Null, or the refusal.</returns>
    public static async ValueTask<Refusal?> RefusalOfAsync(HttpContext http)
    {
        var (document, malformed) = await JsonBody.ReadAsync(http, mayBeEmpty: true);
        if (document is null)
            return malformed!;
        using (document)
        {
            var body = new JsonFields(document.RootElement, new InputErrors()) { Ignored = [] };
            body.RefuseUnread([]);
            return body.Errors.IsEmpty ? null : Refusals.ParamsError(body.Errors);
        }
    }
}
