namespace ActorScheduler.Authoring;

/// <summary>Marks a parameter that comes from the app's services and never from the arguments of the task.</summary>
/// <remarks>A parameter whose type is a registered service needs no mark. With it, the run fails if the service is missing.</remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromServicesAttribute : Attribute;
