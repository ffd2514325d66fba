using System.Text;
using ActorScheduler.Node.Apps;
using ActorScheduler.Node.Execution.Running;
using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Node.Tests.Execution;

public sealed class TaskRunnerTests
{
    private static readonly TaskCatalog Catalog = Catalogs.Of(
        static s => s.AddScoped<Probe>(), typeof(RunnerTasks), typeof(ScopedTasks), typeof(UnmakableTasks));

    private static readonly TaskRunner Runner = Catalogs.Runner(Catalog);

    [Theory]
    [InlineData("noop", "[]", "{}", "null")]
    [InlineData("noop", "", "", "null")]
    [InlineData("sync", "[1, 2]", "{}", """{"X":1,"Y":2.0}""")]
    [InlineData("task", "[]", "{}", "null")]
    [InlineData("task_value", "[]", """{"point": {"x": 1, "y": 2.5}}""", """{"X":2,"Y":2.5}""")]
    [InlineData("value_task", "[]", "{}", "null")]
    [InlineData("value_task_value", "[\"你好 😀 <&>\"]", "{}", "\"你好 \\uD83D\\uDE00 <&>\"")]
    [InlineData("context", "[]", "{}", """{"id":"t1","name":"context","attempt":3,"same":true}""")]
    [InlineData("nodes", "[1.0, null, [2]]", """{"b": 1, "a": {"x": null}}""", """{"args":[1.0,null,[2]],"kwargs":{"b":1,"a":{"x":null}}}""")]
    [InlineData("defaults", "[]", "{}", """[1,null,"Green","Green",5,1.5,0]""")]
    [InlineData("defaults", "[2, \"b\"]", """{"c": "red", "d": null, "e": null, "f": 2}""", """[2,"b","Red",null,null,2.0,0]""")]
    [InlineData("scoped", "[]", "{}", "true")]
    public void A_task_of_any_shape_gives_its_result_as_JSON(string name, string args, string kwargs, string expected) =>
        Assert.Equal(expected, Catalogs.Json(Runner.Run(name, args, kwargs, attempt: 3)));

    [Fact]
    public void A_float_stays_a_float_and_an_int_an_int() =>
        Assert.Equal("""[1,1.0,1.0,0.1,1.0,1.10,1e+20,1e+300,-0.0,1,[2.0],"Red",1.0]""", Catalogs.Json(Runner.Run("numbers")));

    [Theory]
    [InlineData("[\"a\"]", "{}", "kwargs.colour: given nothing; allowed: a value (missing required argument 'colour')")]
    [InlineData("[null, \"Red\"]", "{}", "argument 'text': given null; allowed: string")]
    [InlineData("[\"a\", \"Blue\"]", "{}", "argument 'colour': given \"Blue\"; allowed: Colour")]
    [InlineData("[1, \"Red\"]", "{}", "argument 'text': given 1; allowed: string")]
    [InlineData("[1", "{}", "args is not JSON: ")]
    [InlineData("[]", "[]", "kwargs: given []; allowed: a JSON object")]
    public void Arguments_that_do_not_fit_fail_the_run_by_name(string args, string kwargs, string message)
    {
        var failed = Catalogs.Failure(Runner.Run("required", args, kwargs));

        Assert.EndsWith("ArgumentException", failed.ExceptionType);
        Assert.StartsWith(message, failed.Message);
    }

    [Fact]
    public void An_unknown_task_is_not_registered()
    {
        var failed = Catalogs.Failure(Runner.Run("nop"));

        Assert.Equal(("NotRegistered", "nop"), (failed.ExceptionType, failed.Message));
        Assert.Contains("Did you mean 'noop'", failed.Traceback);
    }

    [Fact]
    public void What_a_task_throws_is_told_with_type_message_and_inner_exceptions()
    {
        var failed = Catalogs.Failure(Runner.Run("throws"));

        Assert.Equal(("System.InvalidOperationException", "outer"), (failed.ExceptionType, failed.Message));
        Assert.Contains("System.FormatException: inner", failed.Traceback);
        Assert.Contains("RunnerTasks.Throws()", failed.Traceback);
        Assert.Null(failed.Retry);
        Assert.Equal("later", Catalogs.Failure(Runner.Run("throws_async")).Message);
    }

    [Fact]
    public void Long_texts_are_cut_between_characters()
    {
        var failed = Catalogs.Failure(Runner.Run("throws_long"));

        Assert.InRange(Encoding.UTF8.GetByteCount(failed.Message), 4080, 4096);
        Assert.InRange(Encoding.UTF8.GetByteCount(failed.Traceback), 16370, 16384);
        Assert.EndsWith("… (cut)", failed.Message);
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(failed.Message)));
    }

    [Fact]
    public void An_exception_whose_text_throws_is_still_a_failure() =>
        Assert.Contains("cannot be read", Catalogs.Failure(Runner.Run("throws_unreadable")).Message);

    [Fact]
    public void A_wish_to_be_retried_is_told_with_its_countdown_and_cause()
    {
        var plain = Catalogs.Failure(Runner.Run("retry"));
        var caused = Catalogs.Failure(Runner.Run("retry", kwargs: """{"countdown": 2.5, "with_cause": true}"""));
        var wrapped = Catalogs.Failure(Runner.Run("retry_in_wait"));

        Assert.Equal((new RetryRequest(null), "again"), (plain.Retry, plain.Message));
        Assert.Equal((new RetryRequest(TimeSpan.FromSeconds(2.5)), "System.TimeoutException", "slow"), (caused.Retry, caused.ExceptionType, caused.Message));
        Assert.Equal(new RetryRequest(TimeSpan.FromSeconds(1)), wrapped.Retry);
    }

    [Theory]
    [InlineData("waits_for_cancel")]
    [InlineData("blocks_for_cancel")]
    public void A_task_that_gives_way_to_its_token_is_cancelled(string name)
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        Assert.IsType<RunOutcome.Cancelled>(Runner.Run(name, token: source.Token));
    }

    [Fact]
    public void Without_a_cancelled_token_a_cancellation_is_a_failure() =>
        Assert.Equal("System.OperationCanceledException", Catalogs.Failure(Runner.Run("cancels_itself")).ExceptionType);

    [Fact]
    public void A_run_that_was_cancelled_before_does_not_begin() =>
        Assert.Equal(new RunOutcome.Cancelled(TimeSpan.Zero), Runner.Run("throws", token: new CancellationToken(true)));

    [Fact]
    public void A_result_over_the_limit_is_a_failure_that_names_both_sizes()
    {
        Assert.Equal(65_536, Catalogs.Json(Runner.Run("large", "[65534]")).Length);
        Assert.StartsWith("The result has 65537 bytes of JSON, and at most 65536 are allowed", Catalogs.Failure(Runner.Run("large", "[65535]")).Message);
        Assert.Contains("10000002 bytes", Catalogs.Failure(Runner.Run("large", "[10000000]")).Message);
    }

    [Theory]
    [InlineData("bad_result", "the getter threw")]
    [InlineData("nan", "JSON has no number")]
    [InlineData("cycle", "cycle")]
    public void A_result_that_JSON_cannot_carry_is_a_failure(string name, string why) =>
        Assert.Contains(why, Catalogs.Failure(Runner.Run(name)).Message);

    [Fact]
    public void Each_run_has_a_scope_of_services_that_ends_with_it()
    {
        Runner.Run("scoped");
        var first = ScopedTasks.Last;
        Runner.Run("scoped");

        Assert.NotSame(first, ScopedTasks.Last);
        Assert.True(first!.IsDisposed);
        Assert.True(ScopedTasks.WasDisposed);
    }

    [Fact]
    public void A_class_that_cannot_be_made_fails_the_run() =>
        Assert.Contains("System.Uri", Catalogs.Failure(Runner.Run("unmakable")).Message);

    [Fact]
    public void A_null_task_is_a_failure_that_says_so() =>
        Assert.Contains("returned null where a Task", Catalogs.Failure(Runner.Run("null_task")).Message);

    [Fact]
    public void Code_that_waits_for_its_own_async_code_comes_to_an_end_off_the_shared_pool() =>
        Assert.Equal("\"worker False\"", Catalogs.Json(Runner.Run("sync_over_async")));

    [Theory]
    [InlineData("async_void_in_sync")]
    [InlineData("async_void_in_async")]
    public void What_an_async_void_throws_fails_the_run_and_not_the_process(string name) =>
        Assert.Equal("from async void", Catalogs.Failure(Runner.Run(name)).Message);
}
