using ActorScheduler.Contracts.Json;
using ActorScheduler.Gateway.Json;

namespace ActorScheduler.Gateway.PythonText;

/// <summary>
/// Reads a Python literal, as <c>ast.literal_eval</c> does, and appends it as JSON that may have blanks and repeated keys: the caller normalizes it.
/// Recursive, at most <see cref="PythonLiteral.MaxDepth"/> levels.
/// </summary>
internal static class LiteralParser
{
    /// <summary>Reads a whole text; <c>1, 2</c> without parentheses is a tuple, too.</summary>
    public static bool TryReadAll(LiteralCursor cursor, CharBuffer json)
    {
        var opening = json.Length;
        json.Append(' ');
        if (!TryReadValue(0, cursor, json))
            return false;
        cursor.SkipBlanks();
        if (cursor.TryTake(','))
        {
            json[opening] = '[';
            cursor.SkipBlanks();
            while (!cursor.AtEnd)
            {
                json.Append(',');
                if (!TryReadValue(1, cursor, json))
                    return false;
                cursor.SkipBlanks();
                if (!cursor.TryTake(','))
                    break;
                cursor.SkipBlanks();
            }

            json.Append(']');
        }

        return cursor.AtEnd || cursor.Refuse("the end of the text");
    }

    private static bool TryReadValue(int depth, LiteralCursor cursor, CharBuffer json)
    {
        cursor.SkipBlanks();
        if (cursor.Current is '[' or '(' or '{' && depth == PythonLiteral.MaxDepth)
            return cursor.Refuse($"at most {PythonLiteral.MaxDepth} levels of nesting");
        switch (cursor.Current)
        {
            case '[': return TryReadItems(']', depth + 1, cursor, json);
            case '(': return TryReadItems(')', depth + 1, cursor, json);
            case '{': return TryReadDict(depth + 1, cursor, json);
            case '+' or '-' or '.' or (>= '0' and <= '9'): return LiteralNumbers.TryRead(cursor, json);
            default: return LiteralStrings.StartsHere(cursor) ? TryReadString(cursor, json) : TryReadWord(cursor, json);
        }
    }

    /// <summary>Reads a list, a tuple, or a single value in parentheses, which is that value.</summary>
    private static bool TryReadItems(char closing, int depth, LiteralCursor cursor, CharBuffer json)
    {
        cursor.Position++;
        var opening = json.Length;
        json.Append('[');
        cursor.SkipBlanks();
        var items = 0;
        var comma = false;
        while (!cursor.TryTake(closing))
        {
            if (items > 0 && !comma)
                return cursor.Refuse($", or {closing}");
            if (items > 0)
                json.Append(',');
            if (!TryReadValue(depth, cursor, json))
                return false;
            items++;
            cursor.SkipBlanks();
            comma = cursor.TryTake(',');
            cursor.SkipBlanks();
        }

        var inParentheses = closing == ')' && items == 1 && !comma;
        json[opening] = inParentheses ? ' ' : '[';
        json.Append(inParentheses ? ' ' : ']');
        return true;
    }

    private static bool TryReadDict(int depth, LiteralCursor cursor, CharBuffer json)
    {
        cursor.Position++;
        json.Append('{');
        cursor.SkipBlanks();
        var first = true;
        var comma = true;
        while (!cursor.TryTake('}'))
        {
            if (!comma)
                return cursor.Refuse(", or }");
            if (!LiteralStrings.StartsHere(cursor))
                return cursor.Refuse("a string as key or }, as JSON has no other keys and no sets");
            if (!first)
                json.Append(',');
            first = false;
            if (!TryReadString(cursor, json))
                return false;
            if (!cursor.TryTake(':'))
                return cursor.Refuse("a colon after the key, as JSON has no sets");
            json.Append(':');
            if (!TryReadValue(depth, cursor, json))
                return false;
            cursor.SkipBlanks();
            comma = cursor.TryTake(',');
            cursor.SkipBlanks();
        }

        json.Append('}');
        return true;
    }

    private static bool TryReadString(LiteralCursor cursor, CharBuffer json)
    {
        using var text = new CharBuffer(64);
        if (!LiteralStrings.TryRead(cursor, text))
            return false;
        JsonStrings.AppendQuoted(text.Written, json);
        return true;
    }

    private static bool TryReadWord(LiteralCursor cursor, CharBuffer json)
    {
        var start = cursor.Position;
        var word = cursor.TakeWord();
        switch (word)
        {
            case "None": json.Append("null"); return true;
            case "True": json.Append("true"); return true;
            case "False": json.Append("false"); return true;
            case "null" or "true" or "false":
                return cursor.Refuse(start, "None, True or False: the text as a whole is not JSON, where null, true and false are known");
            case var _ when LiteralNumbers.IsNotFinite(word):
                return LiteralNumbers.RefuseNotFinite(cursor, start);
            default:
                return cursor.Refuse(start, "None, True, False, a number, a string, a list, a tuple or a dict");
        }
    }
}
