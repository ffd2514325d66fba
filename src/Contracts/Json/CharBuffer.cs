using System.Buffers;

namespace ActorScheduler.Contracts.Json;

/// <summary>A text that grows in a pooled array. Lists of thousands of rows are written through it, so it leaves no garbage behind.</summary>
public sealed class CharBuffer : IDisposable
{
    private char[] _chars;
    private int _length;

    /// <summary>An empty buffer with an initial capacity; it grows as needed.</summary>
    public CharBuffer(int capacity) => _chars = ArrayPool<char>.Shared.Rent(Math.Max(capacity, 64));

    /// <summary>How many characters are written.</summary>
    public int Length => _length;

    /// <summary>The text so far; valid until the buffer is written to again.</summary>
    public ReadOnlySpan<char> Written => _chars.AsSpan(0, _length);

    /// <summary>The character at an index that is already written.</summary>
    public ref char this[int index] => ref _chars.AsSpan(0, _length)[index];

    /// <summary>Appends one character.</summary>
    public void Append(char value)
    {
        if (_length == _chars.Length)
            Grow(1);
        _chars[_length++] = value;
    }

    /// <summary>Appends a text.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        text.CopyTo(Space(text.Length));
        _length += text.Length;
    }

    /// <summary>Appends one code point; a surrogate code point is appended as the single unit that it is.</summary>
    public void AppendCodePoint(int codePoint)
    {
        if (codePoint <= char.MaxValue)
            Append((char)codePoint);
        else
            Append(char.ConvertFromUtf32(codePoint));
    }

    /// <summary>Appends a number in lower-case hexadecimal digits, padded with zeros.</summary>
    public void AppendHex(int value, int digits)
    {
        for (var shift = (digits - 1) * 4; shift >= 0; shift -= 4)
            Append("0123456789abcdef"[(value >> shift) & 0xF]);
    }

    /// <summary>Forgets the text and keeps the room.</summary>
    public void Clear() => _length = 0;

    /// <summary>Room for at least that many characters after the written ones; <see cref="Advance"/> makes them count.</summary>
    public Span<char> Space(int count)
    {
        if (_chars.Length - _length < count)
            Grow(count);
        return _chars.AsSpan(_length);
    }

    /// <summary>Counts characters that the caller wrote to <see cref="Space"/> as part of the text.</summary>
    public void Advance(int count) => _length += count;

    /// <summary>Gives the array back to the pool.</summary>
    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_chars);
        _chars = [];
        _length = 0;
    }

    private void Grow(int atLeast)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_chars.Length * 2, _length + atLeast));
        Written.CopyTo(larger);
        ArrayPool<char>.Shared.Return(_chars);
        _chars = larger;
    }
}
