using ActorScheduler.Journal.Writing;

namespace ActorScheduler.Storage.Tests.Journal.Support;

/// <summary>Breaks the writer on demand.</summary>
internal sealed class Faults : IFaultInjection, IDisposable
{
    private readonly ManualResetEventSlim _gate = new(initialState: true);
    private readonly SemaphoreSlim _atGate = new(0);

    internal volatile Exception? BeforeCommitError;
    internal volatile Exception? AfterCommitError;

    public volatile bool LoseReplies;

    public bool LosesReplies => LoseReplies;

    /// <summary>Holds the writer before its next commit.</summary>
    internal void Hold()
    {
        while (_atGate.Wait(0))
        {
            // Forgets the commits before this one.
        }

        _gate.Reset();
    }

    /// <summary>Lets a held writer go on.</summary>
    internal void Release() => _gate.Set();

    /// <summary>Waits until a batch stands before its commit.</summary>
    internal void AwaitCommit() => Assert.True(_atGate.Wait(TimeSpan.FromSeconds(10)), "no commit was tried");

    public void BeforeCommit()
    {
        _atGate.Release();
        Assert.True(_gate.Wait(TimeSpan.FromSeconds(30)), "the held writer was never released");
        if (BeforeCommitError is { } error)
            throw error;
    }

    public void Dispose()
    {
        _gate.Dispose();
        _atGate.Dispose();
    }

    public void AfterCommit()
    {
        if (AfterCommitError is { } error)
            throw error;
    }
}
