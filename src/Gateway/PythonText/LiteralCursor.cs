namespace ActorScheduler.Gateway.PythonText;

/// <summary>A place in the text of a Python literal, and the first thing found wrong with it.</summary>
internal sealed class LiteralCursor(string text)
{
    /// <summary>The next character to read, in UTF-16 units from 0.</summary>
    public int Position { get; set; }

    public LiteralRefusal? Refusal { get; private set; }

    public ReadOnlySpan<char> Rest => text.AsSpan(Position);

    public bool AtEnd => Position == text.Length;

    /// <summary>The next character, or NUL at the end, which no literal has outside strings.</summary>
    public char Current => AtEnd ? '\0' : text[Position];

    public ReadOnlySpan<char> From(int start) => text.AsSpan(start, Position - start);

    public bool TryTake(char expected)
    {
        if (AtEnd || text[Position] != expected)
            return false;
        Position++;
        return true;
    }

    /// <summary>Takes the run of ASCII letters, digits and underscores that starts here.</summary>
    public ReadOnlySpan<char> TakeWord()
    {
        var start = Position;
        while (char.IsAsciiLetterOrDigit(Current) || Current == '_')
            Position++;
        return From(start);
    }

    /// <summary>Skips blanks, line ends and comments, which Python allows between the parts of a literal.</summary>
    public void SkipBlanks()
    {
        while (!AtEnd)
        {
            if (Current == '#')
            {
                var end = Rest.IndexOfAny('\r', '\n');
                Position = end < 0 ? text.Length : Position + end;
            }
            else if (Current is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                Position++;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Notes what is wrong, unless something was already; always false, so that a reading method can return it.</summary>
    public bool Refuse(int position, string expected)
    {
        Refusal ??= new LiteralRefusal(position, expected);
        return false;
    }

    public bool Refuse(string expected) => Refuse(Position, expected);
}
