using System.Buffers;

namespace ActorScheduler.Node.Execution.Running;

/// <summary>Keeps what is written up to a limit and only counts the rest, so that a huge result costs no memory.</summary>
/// <param name="limit">The most bytes to keep.</param>
internal sealed class LimitedBuffer(int limit) : IBufferWriter<byte>
{
    private byte[] _buffer = new byte[256];
    private int _used;

    /// <summary>How many bytes were written, kept or not.</summary>
    public long Total { get; private set; }

    /// <summary>True if more was written than is kept.</summary>
    public bool IsOver => Total > limit;

    /// <summary>What was written; meaningful only if it is not over the limit.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _used);

    /// <inheritdoc />
    public void Advance(int count)
    {
        Total += count;
        _used = IsOver ? 0 : _used + count;
    }

    /// <inheritdoc />
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        var wanted = _used + Math.Max(sizeHint, 1);
        if (wanted > _buffer.Length)
            Array.Resize(ref _buffer, Math.Max(wanted, _buffer.Length * 2));
        return _buffer.AsMemory(_used);
    }

    /// <inheritdoc />
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
