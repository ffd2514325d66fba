using ActorScheduler.Authoring;

namespace ActorScheduler.Node.Tests.Apps;

public sealed class TaskNamesTests
{
    [Theory]
    [InlineData("DemoApp", "Tasks", "Test", "demo_app.tasks.test")]
    [InlineData("Acme.Billing", "Invoices", "Total", "acme.billing.invoices.total")]
    [InlineData("DemoApp", "Tasks", "SendMailAsync", "demo_app.tasks.send_mail")]
    [InlineData("DemoApp", "Tasks", "Async", "demo_app.tasks.async")]
    [InlineData("DemoApp", "Outer.InnerTasks", "RunHTTPServer2Now", "demo_app.outer.inner_tasks.run_http_server2_now")]
    [InlineData("demo_app", "tasks", "ret_none", "demo_app.tasks.ret_none")]
    public void A_method_without_a_name_is_called_by_assembly_class_and_method(string assembly, string type, string method, string expected) =>
        Assert.Equal(expected, TaskNames.Default(assembly, type, method));

    [Theory]
    [InlineData("a.b-c_D9", true)]
    [InlineData("", false)]
    [InlineData("a b", false)]
    [InlineData("a/b", false)]
    [InlineData("täsk", false)]
    public void A_name_has_letters_digits_and_three_signs(string name, bool allowed) => Assert.Equal(allowed, TaskNames.IsAllowed(name));

    [Fact]
    public void A_name_has_at_most_200_characters()
    {
        Assert.True(TaskNames.IsAllowed(new string('a', 200)));
        Assert.False(TaskNames.IsAllowed(new string('a', 201)));
    }
}
