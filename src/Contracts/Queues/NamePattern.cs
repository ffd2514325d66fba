using System.Text;
using System.Text.RegularExpressions;

namespace ActorScheduler.Contracts.Queues;

/// <summary>
/// Names as Python's <c>fnmatch.fnmatchcase</c> takes them, which Celery's <c>task_routes</c> uses: <c>*</c> is any text, dots among it, <c>?</c> one character,
/// <c>[abc]</c> and <c>[a-z]</c> one of these, <c>[!a]</c> one that is not. Immutable; linear in the length of a name.
/// </summary>
public sealed class NamePattern
{
    private readonly Regex? _expression;

    /// <summary>Reads a pattern. Any text is one.</summary>
    public NamePattern(string text)
    {
        Text = text;
        if (text.AsSpan().ContainsAny('*', '?', '['))
            _expression = new Regex(ExpressionOf(text), RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.CultureInvariant);
    }

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <summary>True if it is one name and no pattern.</summary>
    public bool IsName => _expression is null;

    /// <summary>True if a name is of the pattern.</summary>
    public bool Matches(string name) => _expression?.IsMatch(name) ?? name == Text;

    private static string ExpressionOf(string text)
    {
        var expression = new StringBuilder(@"\A");
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '*':
                    expression.Append(".*");
                    break;
                case '?':
                    expression.Append('.');
                    break;
                case '[' when EndOfSet(text, at) is > 0 and var end:
                    AppendSet(expression, text.AsSpan(at + 1, end - at - 1));
                    at = end;
                    break;
                default:
                    expression.Append(Regex.Escape(text[at].ToString()));
                    break;
            }
        }

        return expression.Append(@"\z").ToString();
    }

    // As in Python a bracket that closes nothing is itself, and so is one that comes first within a set.
    private static int EndOfSet(string text, int start)
    {
        var first = start + 1 + (start + 1 < text.Length && text[start + 1] == '!' ? 1 : 0);
        return first >= text.Length ? -1 : text.IndexOf(']', first + 1);
    }

    private static void AppendSet(StringBuilder expression, ReadOnlySpan<char> set)
    {
        var isNegated = set[0] == '!';
        var members = isNegated ? set[1..] : set;
        var written = new StringBuilder();
        for (var at = 0; at < members.Length; at++)
        {
            var isRange = at + 2 < members.Length && members[at + 1] == '-';
            var last = isRange ? members[at + 2] : members[at];
            // A range that goes down holds nothing.
            if (last >= members[at])
                written.Append(Escaped(members[at])).Append('-').Append(Escaped(last));
            at += isRange ? 2 : 0;
        }

        expression.Append(written.Length > 0 ? $"[{(isNegated ? "^" : "")}{written}]" : isNegated ? "." : "[^\0-\uffff]");
    }

    private static string Escaped(char member) => $@"\u{(int)member:x4}";
}
