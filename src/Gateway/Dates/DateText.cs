namespace ActorScheduler.Gateway.Dates;

/// <summary>Takes a date apart from left to right; ASCII digits only, whatever the culture.</summary>
internal ref struct DateText(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;

    public readonly bool AtEnd => _rest.IsEmpty;

    public bool TryTake(char expected)
    {
        if (_rest.IsEmpty || _rest[0] != expected)
            return false;
        _rest = _rest[1..];
        return true;
    }

    /// <summary>Takes a number of exactly so many digits that does not exceed a bound.</summary>
    public bool TryTakeNumber(int digits, int highest, out int value)
    {
        value = 0;
        if (_rest.Length < digits)
            return false;
        foreach (var c in _rest[..digits])
        {
            if (!char.IsAsciiDigit(c))
                return false;
            value = (value * 10) + (c - '0');
        }

        _rest = _rest[digits..];
        return value <= highest;
    }

    /// <summary>Takes all digits that follow, at least one, as a fraction of a second; anything finer than a microsecond is cut off.</summary>
    public bool TryTakeFraction(int mostDigits, out int microseconds)
    {
        microseconds = 0;
        var digits = 0;
        for (; digits < _rest.Length && char.IsAsciiDigit(_rest[digits]); digits++)
        {
            if (digits < 6)
                microseconds = (microseconds * 10) + (_rest[digits] - '0');
        }

        for (var i = digits; i < 6; i++)
            microseconds *= 10;
        _rest = _rest[digits..];
        return digits >= 1 && digits <= mostDigits;
    }
}
