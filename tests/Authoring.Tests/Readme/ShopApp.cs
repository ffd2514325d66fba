using ActorScheduler.Authoring;
using Microsoft.Extensions.DependencyInjection;

namespace ShopApp;

/// <summary>Registers what the tasks need. The scheduler finds this class and calls it once, when it starts.</summary>
public sealed class ShopTaskApp : ITaskApp
{
    public void ConfigureServices(IServiceCollection services) => services.AddScoped<Mailer>();
}

public sealed class Orders(Mailer mailer)
{
    // Submitted as shop_app.orders.total, for example with the kwargs {"quantity": 3}.
    [BackgroundTask]
    public static decimal Total(int quantity, decimal price = 9.90m) => quantity * price;

    // If it throws, it runs again, up to five times: after 2, 4, 8, 16 and 32 seconds.
    [BackgroundTask(MaxRetries = 5, RetryBackoffSeconds = 2)]
    public async Task<string> ConfirmAsync(string mailAddress, TaskContext context, CancellationToken cancellationToken)
    {
        await mailer.SendAsync(mailAddress, $"Your order {context.TaskId}", cancellationToken);
        return $"sent on attempt {context.Attempt}";
    }
}

/// <summary>An ordinary service: nothing in it knows of tasks.</summary>
public class Mailer
{
    public virtual Task SendAsync(string to, string subject, CancellationToken cancellationToken) => Task.CompletedTask;
}
