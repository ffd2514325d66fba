namespace ActorScheduler.Authoring;

/// <summary>How tasks are named: which names are allowed, and which one a method has if its author gave none.</summary>
public static class TaskNames
{
    /// <summary>The most characters a name may have.</summary>
    public const int LongestName = 200;

    /// <summary>The prefix that no app may use: it marks Celery's own tasks and those of the server.</summary>
    public const string ReservedPrefix = "celery.";

    private const string AsyncSuffix = "Async";

    /// <summary>The name of a method whose author gave it none: assembly, class and method in snake case, joined by dots, without a trailing <c>Async</c>.</summary>
    /// <remarks><c>DemoApp</c>, <c>Tasks</c>, <c>SendMailAsync</c> is <c>demo_app.tasks.send_mail</c>; the dots of <c>Acme.Billing</c> stay. A nested
    /// class has both names: <c>Outer.Inner</c>.</remarks>
    /// <param name="assembly">The simple name of the assembly.</param>
    /// <param name="type">The name of the class without its namespace, with its outer classes before it, joined by dots.</param>
    /// <param name="method">The name of the method.</param>
    public static string Default(string assembly, string type, string method)
    {
        var stem = method.Length > AsyncSuffix.Length && method.EndsWith(AsyncSuffix, StringComparison.Ordinal)
            ? method[..^AsyncSuffix.Length]
            : method;
        return string.Join('.', SnakeCase(assembly), SnakeCase(type), SnakeCase(stem));
    }

    /// <summary>True for 1 to 200 ASCII letters, digits, <c>_</c>, <c>.</c> and <c>-</c>: they need no escaping in a URL, a log or a shell.</summary>
    /// <param name="name">The name to check.</param>
    public static bool IsAllowed(string name) =>
        name.Length is > 0 and <= LongestName && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-');

    /// <summary>A C# name in snake case: <c>userId</c> is <c>user_id</c>, <c>HTTPServer2</c> is <c>http_server2</c>; dots and underscores stay.</summary>
    /// <param name="name">The name to convert.</param>
    public static string SnakeCase(string name)
    {
        var text = new System.Text.StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (StartsWord(name, i))
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    private static bool StartsWord(string name, int i)
    {
        if (i == 0 || !char.IsUpper(name[i]))
            return false;
        var before = name[i - 1];
        if (char.IsLower(before) || char.IsDigit(before))
            return true;
        return char.IsUpper(before) && i + 1 < name.Length && char.IsLower(name[i + 1]);
    }
}
