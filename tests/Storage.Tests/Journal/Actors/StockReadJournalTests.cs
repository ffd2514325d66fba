using ActorScheduler.Storage.Tests.Journal.Support;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Persistence.Journal;
using Akka.Persistence.Query;
using Akka.Persistence.Sql;
using Akka.Persistence.Sql.Query;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace ActorScheduler.Storage.Tests.Journal.Actors;

public abstract class StockReadJournalTests : JournalTest
{
    private readonly ActorSystem _stock;
    private readonly SqlReadJournal _journal;

    protected StockReadJournalTests(StoreKind kind)
        : base(kind)
    {
        WriteNotes(5, "actor-1");
        WriteNotes(3, "actor-2");
        Write(TestActor, Atomic(4, "actor-2", new Tagged(new Noted("tagged"), ["red"])));
        ExpectMsg<Akka.Persistence.WriteMessagesSuccessful>();
        var config = ConfigurationFactory.ParseString($$"""
            akka.persistence.journal.sql { connection-string = "{{Bed.Stock.ConnectionString}}", provider-name = "{{Bed.Stock.Provider}}", auto-initialize = false }
            akka.persistence.query.journal.sql {
              connection-string = "{{Bed.Stock.ConnectionString}}", provider-name = "{{Bed.Stock.Provider}}", refresh-interval = 100ms
              journal-sequence-retrieval.query-delay = 100ms
            }
            akka.persistence.journal.plugin = "akka.persistence.journal.sql"
            """);
        _stock = ActorSystem.Create("stock", ActorSystemSetup.Create(
            BootstrapSetup.Create().WithConfig(config.WithFallback(SqlPersistence.DefaultConfiguration).WithFallback(Sys.Settings.Config))));
        _journal = PersistenceQuery.Get(_stock).ReadJournalFor<SqlReadJournal>(SqlReadJournal.Identifier);
    }

    [SkippableFact]
    public async Task It_reads_the_events_of_one_actor()
    {
        var events = await Run(_journal.CurrentEventsByPersistenceId("actor-1", 2, 4));

        Assert.Equal([(2L, new Noted("n2")), (3L, new Noted("n3")), (4L, new Noted("n4"))], events.Select(e => (e.SequenceNr, (Noted)e.Event)));
    }

    [SkippableFact]
    public async Task It_follows_one_actor_live()
    {
        var follow = Run(_journal.EventsByPersistenceId("actor-1", 5, 6));

        Write(CreateTestProbe(), Atomic(6, "actor-1", new Noted("live")));

        Assert.Equal([new Noted("n5"), new Noted("live")], (await follow).Select(e => (Noted)e.Event));
    }

    [SkippableFact]
    public async Task It_reads_ids_all_events_and_tags()
    {
        var ids = await _journal.CurrentPersistenceIds().RunWith(Sink.Seq<string>(), _stock.Materializer()).WaitAsync(TimeSpan.FromSeconds(30));
        var all = await Run(_journal.CurrentAllEvents(Offset.NoOffset()));
        var red = await Run(_journal.CurrentEventsByTag("red", Offset.NoOffset()));

        Assert.Equal(["actor-1", "actor-2"], ids.Order());
        Assert.Equal(9, all.Count);
        Assert.Equal(new Noted("tagged"), Assert.Single(red).Event);
    }

    protected override void AfterAll()
    {
        _stock.Terminate().Wait(TimeSpan.FromSeconds(30));
        base.AfterAll();
    }

    private async Task<IReadOnlyList<EventEnvelope>> Run(Source<EventEnvelope, Akka.NotUsed> source) =>
        await source.RunWith(Sink.Seq<EventEnvelope>(), _stock.Materializer()).WaitAsync(TimeSpan.FromSeconds(30));
}

public sealed class StockReadJournalTestsOnSqlite() : StockReadJournalTests(StoreKind.Sqlite);

public sealed class StockReadJournalTestsOnPostgres() : StockReadJournalTests(StoreKind.Postgres);
