using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Node.Apps;

/// <summary>Makes the object whose method is the task. Its constructor gets services of the run.</summary>
/// <param name="type">The class of the task.</param>
internal sealed class InstanceFactory(Type type)
{
    // Compiled on first use. Only the slower way can choose among several constructors the one whose services exist.
    private readonly Lazy<ObjectFactory?> _factory = new(() =>
        type.GetConstructors().Length == 1 ? ActivatorUtilities.CreateFactory(type, Type.EmptyTypes) : null);

    /// <summary>A new object; the caller disposes of it.</summary>
    /// <exception cref="InvalidOperationException">No constructor can be called with the services that are registered.</exception>
    public object Create(IServiceProvider services) => _factory.Value is { } factory ? factory(services, []) : ActivatorUtilities.CreateInstance(services, type);
}
