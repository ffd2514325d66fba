using ActorScheduler.Contracts.Client;

namespace ActorScheduler.Gateway.Tests.Fakes;

/// <summary>Backups that go on until they are told to end.</summary>
public sealed class FakeBackups : IBackups
{
    public bool IsSupported { get; set; } = true;

    public BackupStatus? Status { get; set; }

    public BackupStatus? Start() => Status is { FinishedAt: null }
        ? null
        : Status = new BackupStatus("scheduler-1.db", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), null, 0, 0, null);
}
