using System.Reflection;
using System.Runtime.CompilerServices;
using ActorScheduler.Node.Apps.Binding;

namespace ActorScheduler.Node.Apps.Discovery;

/// <summary>Which methods can be tasks.</summary>
internal static class MethodRules
{
    /// <summary>What is wrong with the method itself and its class, and what to do.</summary>
    public static IEnumerable<string> Broken(MethodInfo method)
    {
        var type = method.DeclaringType!;
        if (!type.IsClass)
            yield return "is not in a class; move it to a public class.";
        if (!type.IsVisible)
            yield return $"its class {type.Name} is not public; make the class, and those around it, public.";
        if (!method.IsPublic)
            yield return "is not public; make it public.";
        if (type.ContainsGenericParameters)
            yield return "is in a generic class, and nobody says of which type; move it to a class that is not.";
        if (method.IsGenericMethodDefinition)
            yield return "is generic, and nobody says of which type; give it parameters of fixed types.";
        if (type.IsAbstract && !method.IsStatic)
            yield return "is an instance method of an abstract class; make it static or the class concrete.";
        if (method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)))
            yield return "is async void, so its end cannot be awaited; return Task.";
        if (method.ReturnType.IsByRef || method.ReturnType.IsPointer || method.ReturnType.IsByRefLike)
            yield return $"returns {TypeText.Of(method.ReturnType)}, which cannot be carried as JSON; return a value.";
    }
}
