using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Serialization.Protos;
using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Contracts.Serialization;

/// <summary>Maps the parts that several events share to their stored form and back.</summary>
internal static class SharedMapper
{
    public static RetryPolicyData ToData(RetryPolicy policy) => new()
    {
        MaxRetries = policy.MaxRetries,
        Backoff = StoredTime.ToMicroseconds(policy.Backoff),
        BackoffMax = StoredTime.ToMicroseconds(policy.BackoffMax),
    };

    public static RetryPolicy FromData(RetryPolicyData? data) => data is null
        ? RetryPolicy.None
        : new RetryPolicy(
            data.MaxRetries,
            StoredTime.DurationFromMicroseconds(data.Backoff),
            StoredTime.DurationFromMicroseconds(data.BackoffMax));

    public static FailureData ToData(TaskFailureInfo failure) => new()
    {
        Type = failure.Type,
        Message = failure.Message,
        Traceback = failure.Traceback,
    };

    public static TaskFailureInfo FromData(FailureData? data) => new(data?.Type ?? "", data?.Message ?? "", data?.Traceback ?? "");

    public static SubmissionData ToData(TaskSubmission submission)
    {
        var data = new SubmissionData
        {
            Name = submission.Name,
            ArgsJson = submission.ArgsJson,
            KwargsJson = submission.KwargsJson,
            Delivery = (int)submission.Delivery,
            Fingerprint = submission.Fingerprint,
        };
        if (submission.Retry != RetryPolicy.None)
            data.Retry = ToData(submission.Retry);
        if (submission.Eta is { } eta)
            data.Eta = StoredTime.ToMicroseconds(eta);
        if (submission.Expires is { } expires)
            data.Expires = StoredTime.ToMicroseconds(expires);
        if (submission.Queue is { } queue)
            data.Queue = queue;
        if (submission.Exchange is { } exchange)
            data.Exchange = exchange;
        if (submission.RoutingKey is { } routingKey)
            data.RoutingKey = routingKey;
        if (submission.PeriodicTaskId is { } periodicTaskId)
            data.PeriodicTaskId = periodicTaskId;
        return data;
    }

    public static TaskSubmission FromData(SubmissionData data) => new()
    {
        Name = data.Name,
        ArgsJson = data.ArgsJson,
        KwargsJson = data.KwargsJson,
        Eta = data.HasEta ? StoredTime.FromMicroseconds(data.Eta) : null,
        Expires = data.HasExpires ? StoredTime.FromMicroseconds(data.Expires) : null,
        Delivery = StoredEnum.Read<Delivery>(data.Delivery),
        Retry = FromData(data.Retry),
        Queue = data.HasQueue ? data.Queue : null,
        Exchange = data.HasExchange ? data.Exchange : null,
        RoutingKey = data.HasRoutingKey ? data.RoutingKey : null,
        PeriodicTaskId = data.HasPeriodicTaskId ? data.PeriodicTaskId : null,
        Fingerprint = data.Fingerprint,
    };
}
