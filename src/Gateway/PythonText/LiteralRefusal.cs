namespace ActorScheduler.Gateway.PythonText;

/// <summary>Why a text is neither JSON nor a Python literal.</summary>
/// <param name="Position">Where reading stopped, in UTF-16 units from 0.</param>
/// <param name="Expected">What was allowed there, as a phrase that can follow "expected".</param>
internal sealed record LiteralRefusal(int Position, string Expected)
{
    /// <summary>The refusal as a phrase: <c>at position 4 expected , or ]</c>.</summary>
    public override string ToString() => $"at position {Position} expected {Expected}";
}
