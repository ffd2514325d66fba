using System.Runtime.InteropServices;

namespace ActorScheduler.Benchmarks.Servers;

/// <summary>What must be stopped or deleted however the program ends, even by Ctrl-C.</summary>
internal static class Cleanup
{
    private static readonly List<IDisposable> Held = [];
    private static bool _isStopping;

    /// <summary>Remembers something; what was added last is disposed first.</summary>
    public static void Add(IDisposable resource)
    {
        lock (Held)
        {
            Held.Add(resource);
            if (!_isStopping)
                return;
        }

        // Another thread is ending the program: what begins now would outlive it.
        resource.Dispose();
        Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>Forgets something that was disposed.</summary>
    public static void Remove(IDisposable resource)
    {
        lock (Held)
            Held.Remove(resource);
    }

    /// <summary>Disposes everything that is left.</summary>
    public static void Everything()
    {
        while (Last() is { } resource)
        {
            Remove(resource);
            resource.Dispose();
        }
    }

    /// <summary>Cleans up at the end of the program, on Ctrl-C and on SIGTERM.</summary>
    /// <returns>Holds the signal handlers.</returns>
    public static IDisposable OnExitAndSignals()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Everything();
        return new Handlers(
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop));
    }

    private static void Stop(PosixSignalContext signal)
    {
        const int stoppedByUser = 130;
        signal.Cancel = true;
        lock (Held)
            _isStopping = true;
        Console.Error.WriteLine("stopping; servers and temporary data are taken away");
        Environment.Exit(stoppedByUser);
    }

    private static IDisposable? Last()
    {
        lock (Held)
            return Held.Count == 0 ? null : Held[^1];
    }

    private sealed class Handlers(params IDisposable[] handlers) : IDisposable
    {
        public void Dispose()
        {
            foreach (var handler in handlers)
                handler.Dispose();
            Everything();
        }
    }
}
