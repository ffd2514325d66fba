using System.Runtime.Loader;
using ActorScheduler.Authoring;
using Microsoft.Extensions.DependencyInjection;

namespace Acme.Billing;

public interface IRates
{
    decimal Of(string currency);
}

public sealed class FixedRates : IRates
{
    public decimal Of(string currency) => currency == "EUR" ? 2m : 1m;
}

public sealed class BillingApp : ITaskApp
{
    public void ConfigureServices(IServiceCollection services) => services.AddSingleton<IRates, FixedRates>();
}

public sealed class Invoices(IRates rates)
{
    [BackgroundTask]
    public decimal Total(decimal amount, string currency) => amount * rates.Of(currency);

    [BackgroundTask]
    public static string? WhereLoaded() => AssemblyLoadContext.GetLoadContext(typeof(Invoices).Assembly)?.Name;
}
