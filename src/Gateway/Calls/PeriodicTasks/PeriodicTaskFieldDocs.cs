using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Calls.PeriodicTasks;

/// <summary>What the OpenAPI document says of a periodic task, whichever route adds or changes it.</summary>
internal static class PeriodicTaskFieldDocs
{
    /// <summary>The answer to a name that is taken.</summary>
    public static AnswerDoc NameTaken { get; } = new(409, "The name belongs to another periodic task.", typeof(RefusedAnswer),
        new ExampleDoc("taken", """
            {"status": false, "msg": "name is taken", "errors": [{"field": "name", "given": "cmdb_test_task2", "allowed": "a name that no other periodic task has"}]}
            """))
    {
        Component = "NameTaken",
    };
}
