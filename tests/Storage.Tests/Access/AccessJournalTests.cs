using ActorScheduler.Contracts.Access;
using ActorScheduler.Storage.Access;
using ActorScheduler.Storage.Audit;
using ActorScheduler.Storage.Tests.Support;

namespace ActorScheduler.Storage.Tests.Access;

/// <summary>The keys are in the journal of either database.</summary>
public sealed class AccessJournalTests
{
    public static TheoryData<StoreKind> Kinds => [StoreKind.Sqlite, StoreKind.Postgres];

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task Keys_that_were_made_rotated_and_revoked_are_read_again(StoreKind kind)
    {
        using var home = StoreHome.Create(kind);
        string id;
        string secret;
        await using (var store = home.Open())
        {
            var changes = Changes(store);
            var made = await changes.CreateAsync(new AccessKeyRequest("app", [AccessRole.Submitter], ["a.*"], DateTimeOffset.UtcNow.AddDays(1)), "key ops", CancellationToken.None);
            Assert.Equal(AccessRefusal.NameTaken, (await changes.CreateAsync(new AccessKeyRequest("app", [AccessRole.Admin], [], null), null, CancellationToken.None)).Refusal);
            id = made.Key!.Id;
            secret = (await changes.RotateAsync(id, null, CancellationToken.None)).Text!.Secret;
        }

        await using (var store = home.Open())
        {
            var changes = Changes(store);
            var key = Assert.Single((await changes.ReadAsync(AccessKeys.None, CancellationToken.None)).ById.Values);
            Assert.Equal(("app", id), (key.Name, key.Id));
            Assert.True(new AccessKeyText(id, secret).Matches(key.SecretHash));
            Assert.Equal(AccessRefusal.Unknown, (await changes.RevokeAsync("none", null, CancellationToken.None)).Refusal);
            Assert.NotNull((await changes.RevokeAsync(id, null, CancellationToken.None)).Key!.RevokedAt);
            Assert.Equal(AccessRefusal.Revoked, (await changes.RotateAsync(id, null, CancellationToken.None)).Refusal);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task Changes_at_the_same_time_are_decided_one_after_the_other(StoreKind kind)
    {
        using var home = StoreHome.Create(kind);
        await using var store = home.Open();
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Changes(store).CreateAsync(new AccessKeyRequest("app", [AccessRole.Viewer], [], null), null, CancellationToken.None)));

        Assert.Single(made, change => change.Key is not null);
        Assert.All(made.Where(change => change.Key is null), change => Assert.Equal(AccessRefusal.NameTaken, change.Refusal));
    }

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task Refused_attempts_of_several_gateways_are_all_stored_and_read_newest_first(StoreKind kind)
    {
        using var home = StoreHome.Create(kind);
        await using var store = home.Open();
        var journal = Journal(store);
        Assert.Equal(new RefusalPage([], null).Events, (await journal.PageAsync(null, 10, CancellationToken.None)).Events);
        for (var round = 0; round < 3; round++)
            await Task.WhenAll(Enumerable.Range(0, 4).Select(gateway => Journal(store).AppendAsync(Refused(round, gateway), CancellationToken.None)));

        var read = new List<AccessAttemptsRefused>();
        long? before = null;
        do
        {
            var page = await journal.PageAsync(before, 5, CancellationToken.None);
            read.AddRange(page.Events);
            before = page.Next;
        }
        while (before is not null);
        Assert.Equal([2, 2, 2, 2, 1, 1, 1, 1, 0, 0, 0, 0], read.Select(each => each.Others));
        Assert.Equal(12, read.Distinct().Count());
        Assert.Empty((await Changes(store).ReadAsync(AccessKeys.None, CancellationToken.None)).ById);
    }

    private static AccessAttemptsRefused Refused(int round, int gateway) =>
        new(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, $"gateway-{gateway}", [new RefusedAttempts(AttemptRefusal.Role, "GET /x", "::1", "key ops", null, 3)], round);

    private static AccessJournal Journal(Storage.Database.IJournalDatabase store) => new(store, new JournalReader(store));

    private static AccessChanges Changes(Storage.Database.IJournalDatabase store) => new(Journal(store), TimeProvider.System);
}
