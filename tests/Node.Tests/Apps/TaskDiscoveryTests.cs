using System.Runtime.Loader;
using ActorScheduler.Authoring;
using ActorScheduler.Node.Apps.Discovery;
using ActorScheduler.Node.Tests.Execution;

namespace ActorScheduler.Node.Tests.Apps;

public sealed class TaskDiscoveryTests
{
    private static readonly string Host = AppContext.BaseDirectory;

    [Fact]
    public void The_demo_app_has_the_tasks_that_clients_rely_on()
    {
        using var catalog = TaskDiscovery.Discover(["DemoApp"], Host);

        var names = catalog.Tasks.Select(static t => t.Name).ToArray();
        string[] wanted =
        [
            "celery_manage.celery.debug_task", "cmdb_business_manage.tasks.test", "demo_app.tasks.test", "demo_app.tasks.echo", "demo_app.tasks.sleep",
            "demo_app.tasks.fail", "demo_app.tasks.ret_none", "demo_app.tasks.ret_bool", "demo_app.tasks.ret_int",
            "demo_app.tasks.ret_float", "demo_app.tasks.ret_str", "demo_app.tasks.ret_list", "demo_app.tasks.ret_dict", "demo_app.tasks.ret_unicode",
        ];
        Assert.Empty(wanted.Except(names));
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.All(catalog.Tasks, static t => Assert.Equal("DemoApp", t.App));
    }

    [Fact]
    public void The_settings_of_the_attribute_reach_the_descriptor()
    {
        using var catalog = TaskDiscovery.Discover(["DemoApp"], Host);

        Assert.True(catalog.TryGet("demo_app.retries.flaky", out var flaky));
        Assert.Equal((5, TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(600)), (flaky.MaxRetries, flaky.RetryBackoff, flaky.RetryBackoffMax));
        Assert.Equal("DemoApp.Retries.Flaky(TaskContext context, int succeedOn)", flaky.Method);
        Assert.True(catalog.TryGet("demo_app.retries.sleep_once", out var once));
        Assert.Equal(Delivery.AtMostOnce, once.Delivery);
        Assert.Equal(Delivery.AtLeastOnce, flaky.Delivery);
    }

    [Fact]
    public void An_app_given_by_path_is_loaded_apart_and_gets_its_own_services()
    {
        using var catalog = TaskDiscovery.Discover([Catalogs.TestApp("Acme.Billing")], Host);
        var runner = Catalogs.Runner(catalog);

        Assert.Equal("\"Acme.Billing\"", Catalogs.Json(runner.Run("acme.billing.invoices.where_loaded")));
        Assert.Equal("21.0", Catalogs.Json(runner.Run("acme.billing.invoices.total", kwargs: """{"amount": 10.5, "currency": "EUR"}""")));
        Assert.DoesNotContain(AssemblyLoadContext.Default.Assemblies, static a => a.GetName().Name == "Acme.Billing");
    }

    [Fact]
    public void A_path_may_be_relative_to_the_current_directory()
    {
        var path = Path.GetRelativePath(Directory.GetCurrentDirectory(), Catalogs.TestApp("Acme.Billing"));
        using var catalog = TaskDiscovery.Discover([path, "DemoApp"], Host);

        Assert.Equal(["Acme.Billing", "DemoApp"], catalog.Tasks.Select(static t => t.App).Distinct());
    }

    [Fact]
    public void No_app_is_no_task() => Assert.Empty(TaskDiscovery.Discover([], Host).Tasks);

    [Fact]
    public void A_missing_app_says_where_it_was_looked_for_and_what_was_meant()
    {
        var problem = Assert.Single(Problems("DemoAp"));

        Assert.StartsWith($"DemoAp: no such app; looked for {Path.Combine(Host, "DemoAp.dll")}. Did you mean 'DemoApp'?", problem);
    }

    [Fact]
    public void A_missing_path_names_the_near_file()
    {
        var path = Catalogs.TestApp("Acme.Billing").Replace("Billing.dll", "Biling.dll");

        Assert.Contains($"Did you mean '{Catalogs.TestApp("Acme.Billing")}'? Build the app, or correct the path", Assert.Single(Problems(path)));
        Assert.Contains("A path must name a .dll file.", Assert.Single(Problems("./nowhere/App")));
    }

    [Fact]
    public void An_assembly_without_tasks_is_refused() =>
        Assert.StartsWith("CsCheck: the app has no task; mark a public method", Assert.Single(Problems("CsCheck")));

    [Fact]
    public void An_app_listed_twice_and_an_empty_entry_are_refused() => Assert.Collection(
        Problems("DemoApp", " ", "DemoApp"),
        static p => Assert.Contains("has an empty entry", p),
        static p => Assert.StartsWith("DemoApp: the app is listed twice", p));

    [Fact]
    public void The_same_app_from_two_places_has_every_name_twice()
    {
        var problems = Problems("DemoApp", Path.Combine(Host, "DemoApp.dll").Replace("/DemoApp", "/./DemoApp"), Copy("DemoApp"));

        Assert.Contains(problems, static p => p.Contains("listed twice"));
        Assert.Contains(problems, static p => p.Contains("have the same task name 'demo_app.tasks.test'"));
    }

    [Fact]
    public void A_file_that_is_no_assembly_is_refused()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "Text.dll");
        File.WriteAllText(file, "not an assembly");

        Assert.StartsWith("Text: the app does not load (", Assert.Single(Problems(file)));
    }

    [Fact]
    public void The_message_lists_all_problems_of_all_apps_a_line_each()
    {
        var error = Assert.Throws<TaskDiscoveryException>(() => TaskDiscovery.Discover(["DemoAp", "CsCheck", ""], Host));

        Assert.Collection(
            error.Message.Split('\n'),
            static line => Assert.Equal("The installed apps have 3 problems:", line),
            static line => Assert.StartsWith("DemoAp: no such app", line),
            static line => Assert.StartsWith("InstalledApps has an empty entry", line),
            static line => Assert.StartsWith("CsCheck: ", line));
    }

    private static IReadOnlyList<string> Problems(params string[] apps) =>
        Catalogs.Problems(() => TaskDiscovery.Discover(apps, Host));

    private static string Copy(string app)
    {
        var directory = Directory.CreateTempSubdirectory().FullName;
        File.Copy(Path.Combine(Host, app + ".dll"), Path.Combine(directory, app + ".dll"));
        return Path.Combine(directory, app + ".dll");
    }
}
