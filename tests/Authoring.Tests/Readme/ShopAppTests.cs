using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ShopApp;

namespace ActorScheduler.Authoring.Tests.Readme;

/// <summary>The examples of the package's README are compiled and run.</summary>
public sealed class ShopAppTests
{
    [Fact]
    public async Task The_task_of_the_example_can_be_called_as_the_example_does()
    {
        var context = new TaskContext("order-7", "shop_app.orders.confirm", attempt: 1, NullLogger.Instance, CancellationToken.None);
        var result = await new Orders(new Mailer()).ConfirmAsync("ada@example.com", context, CancellationToken.None);

        Assert.Equal("sent on attempt 1", result);
        Assert.Equal(29.70m, Orders.Total(3));
    }

    [Fact]
    public void The_app_of_the_example_registers_what_its_tasks_need()
    {
        var services = new ServiceCollection();

        new ShopTaskApp().ConfigureServices(services);

        Assert.Contains(services, service => service.ServiceType == typeof(Mailer));
    }

    [Fact]
    public void The_names_of_the_example_are_those_that_its_methods_have()
    {
        Assert.Equal("shop_app.orders.total", TaskNames.Default("ShopApp", nameof(Orders), nameof(Orders.Total)));
        Assert.Equal("shop_app.orders.confirm", TaskNames.Default("ShopApp", nameof(Orders), nameof(Orders.ConfirmAsync)));
    }

    [Fact]
    public void Every_example_of_the_readme_is_in_these_files()
    {
        var code = string.Join('\n', Lines("ShopApp.cs").Concat(Lines("ShopAppTests.cs")));
        var examples = File.ReadAllText(PathOf("README.md")).Split("```csharp\n").Skip(1).Select(static text => text.Split("```")[0]).ToArray();

        Assert.Equal(2, examples.Length);
        Assert.All(examples, example => Assert.Contains(string.Join('\n', Trimmed(example.Split('\n'))), code, StringComparison.Ordinal));
    }

    private static string[] Lines(string file) => [.. Trimmed(File.ReadAllLines(PathOf(file)))];

    private static IEnumerable<string> Trimmed(string[] lines) => lines.Select(static line => line.Trim()).Where(static line => line.Length > 0);

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Readme", file);
}
