using ActorScheduler.Contracts.Client;

namespace ActorScheduler.Gateway.Api.Maintenance;

/// <summary>The copy of the database that goes on, or the last one since the server began; nulls and zeros if there was none.</summary>
internal sealed record BackupView
{
    /// <summary>Whether it goes on.</summary>
    public required bool Running { get; init; }

    /// <summary>Its name in the folder of backups. The file is there when the copy is complete.</summary>
    public required string? File { get; init; }

    /// <summary>When it began. It holds what was stored by then.</summary>
    public required DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset? FinishedAt { get; init; }

    /// <summary>How many bytes are copied.</summary>
    public required long CopiedBytes { get; init; }

    /// <summary>How many bytes the database has; 0 until that is known.</summary>
    public required long TotalBytes { get; init; }

    /// <summary>Why it failed.</summary>
    public required string? Error { get; init; }

    /// <summary>A copy as the routes show it.</summary>
    public static BackupView Of(BackupStatus? copy) => new()
    {
        Running = copy is { FinishedAt: null },
        File = copy?.File,
        StartedAt = copy?.StartedAt,
        FinishedAt = copy?.FinishedAt,
        CopiedBytes = copy?.CopiedBytes ?? 0,
        TotalBytes = copy?.TotalBytes ?? 0,
        Error = copy?.Error,
    };
}
