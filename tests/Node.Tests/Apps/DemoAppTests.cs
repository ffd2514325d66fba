using System.Text.Json;
using ActorScheduler.Node.Apps;
using ActorScheduler.Node.Apps.Discovery;
using ActorScheduler.Node.Execution.Running;
using ActorScheduler.Node.Tests.Execution;

namespace ActorScheduler.Node.Tests.Apps;

public sealed class DemoAppTests : IDisposable
{
    private readonly TaskCatalog _catalog = TaskDiscovery.Discover(["DemoApp"], AppContext.BaseDirectory);

    public void Dispose() => _catalog.Dispose();

    [Theory]
    [InlineData("demo_app.tasks.ret_none", "null")]
    [InlineData("demo_app.tasks.ret_bool", "true")]
    [InlineData("demo_app.tasks.ret_int", "42")]
    [InlineData("demo_app.tasks.ret_float", "1.5")]
    [InlineData("demo_app.tasks.ret_str", "\"hello\"")]
    [InlineData("demo_app.tasks.ret_list", """[1,"a",null]""")]
    [InlineData("demo_app.tasks.ret_dict", """{"a":1,"b":[true,null]}""")]
    [InlineData("demo_app.tasks.ret_unicode", "\"你好 😀\"")]
    public void The_fixed_results_are_those_that_clients_expect(string name, string expected) => Assert.True(
        JsonElement.DeepEquals(Catalogs.Element(expected), Catalogs.Element(Result(name, "[]", "{}"))));

    [Theory]
    [InlineData("demo_app.tasks.test")]
    [InlineData("celery_manage.celery.debug_task")]
    [InlineData("cmdb_business_manage.tasks.test")]
    public void The_tests_take_anything_and_return_nothing(string name) => Assert.Equal("null", Result(name, "[1, [2]]", """{"a": {"b": null}}"""));

    [Fact]
    public void Echo_returns_what_it_was_given() =>
        Assert.Equal("""{"args":[1,2.0],"kwargs":{"a":null}}""", Result("demo_app.tasks.echo", "[1, 2.0]", """{"a": null}"""));

    [Fact]
    public void Fail_fails() => Assert.Equal("no", Catalogs.Failure(Run("demo_app.tasks.fail", kwargs: """{"message": "no"}""")).Message);

    [Fact]
    public void Sleep_ends_early_when_it_is_cancelled()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(30));
        var outcome = Catalogs.Runner(_catalog).Run("demo_app.tasks.sleep", kwargs: """{"seconds": 600}""", token: source.Token);

        Assert.IsType<RunOutcome.Cancelled>(outcome);
        Assert.Equal("null", Result("demo_app.tasks.sleep", "[0.001]", "{}"));
    }

    [Fact]
    public void A_greeting_comes_from_a_service() => Assert.EndsWith(", Ada\"", Result("demo_app.greetings.greet", "[]", """{"user_name": "Ada"}"""));

    [Fact]
    public void No_task_writes_a_file_or_takes_a_path() => Assert.DoesNotContain(
        _catalog.Tasks.SelectMany(static task => task.Signature.Arguments), static parameter => parameter.Name is "path" or "file" or "folder");

    private string Result(string name, string args, string kwargs) => Catalogs.Json(Run(name, args, kwargs));

    private RunOutcome Run(string name, string args = "[]", string kwargs = "{}") => Catalogs.Runner(_catalog).Run(name, args, kwargs);
}
