using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>GET tasks: the names of the apps' tasks.</summary>
internal static class TaskNamesRoute
{
    /// <summary>Answers the request.</summary>
    public static IResult Handle(ITaskDirectory directory) =>
        JsonAnswer.Ok(new NamesAnswer(true, directory.Names), CeleryManageJson.Wire.NamesAnswer);
}
