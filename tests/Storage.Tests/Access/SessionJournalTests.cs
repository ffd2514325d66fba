using ActorScheduler.Contracts.Access;
using ActorScheduler.Storage.Access;
using ActorScheduler.Storage.Audit;
using ActorScheduler.Storage.Tests.Support;

namespace ActorScheduler.Storage.Tests.Access;

/// <summary>The sessions of each day are in the journal of either database.</summary>
public sealed class SessionJournalTests
{
    private static readonly KeyHolder Holder = new("0123456789abcdef", "00ff");

    public static TheoryData<StoreKind> Kinds => [StoreKind.Sqlite, StoreKind.Postgres];

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task Sessions_that_were_opened_and_closed_are_read_again(StoreKind kind)
    {
        using var home = StoreHome.Create(kind);
        SessionText first;
        DateOnly day;
        await using (var store = home.Open())
        {
            var changes = Changes(store);
            first = (await changes.OpenAsync(Holder, TimeSpan.FromHours(1), null, "key ops", CancellationToken.None)).Text;
            Assert.True(SessionText.TryDay(first.Id, out day));
            Assert.False(await changes.CloseAsync(first.Id[..^1] + (first.Id[^1] == 'a' ? 'b' : 'a'), null, CancellationToken.None));
            Assert.False(await changes.CloseAsync("none", null, CancellationToken.None));
        }

        await using (var store = home.Open())
        {
            var changes = Changes(store);
            var read = Assert.Single((await changes.ReadAsync(day, Sessions.None, CancellationToken.None)).ById.Values);
            Assert.True(first.Matches(read.SecretHash));
            Assert.Equal((Holder, TimeSpan.FromHours(1)), (read.Holder, read.Expires - read.OpenedAt));
            Assert.True(await changes.CloseAsync(first.Id, "key ops", CancellationToken.None));
            Assert.False(await changes.CloseAsync(first.Id, "key ops", CancellationToken.None));
            Assert.Empty((await changes.ReadAsync(day.AddDays(-1), Sessions.None, CancellationToken.None)).ById);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task All_who_sign_in_at_the_same_time_have_a_session(StoreKind kind)
    {
        using var home = StoreHome.Create(kind);
        await using var store = home.Open();
        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Changes(store).OpenAsync(Holder, TimeSpan.FromHours(1), null, null, CancellationToken.None)));

        var ids = new List<string>();
        foreach (var day in opened.Select(session => SessionText.TryDay(session.Text.Id, out var day) ? day : default).Distinct())
            ids.AddRange((await Changes(store).ReadAsync(day, Sessions.None, CancellationToken.None)).ById.Keys);
        Assert.Equal(opened.Select(session => session.Text.Id).Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));
    }

    private static SessionChanges Changes(Storage.Database.IJournalDatabase store) => new(new SessionJournal(store, new JournalReader(store)), TimeProvider.System);
}
