using ActorScheduler.Storage.Tests.Journal.Support;
using Akka.Actor;
using Akka.Persistence;

namespace ActorScheduler.Storage.Tests.Journal.Actors;

/// <summary>Persists what it is told and answers when it is durable.</summary>
internal sealed class NoteActor : ReceivePersistentActor
{
    private readonly List<string> _notes = [];

    public NoteActor(string id)
    {
        PersistenceId = id;
        Recover<Noted>(n => _notes.Add(n.Text));
        Command<string>(text => Persist(new Noted(text), Keep));
        Command<ProjectedNote>(note => Persist(note, kept => Keep((Noted)kept.Event)));
        Command<string[]>(texts => PersistAll(texts.Select(t => new Noted(t)), Keep));
        Command<GetNotes>(_ => Sender.Tell(_notes.ToArray()));
        Command<Crash>(crash =>
        {
            PersistAsync(new Noted(crash.LastWord), _ => { });
            throw new InvalidOperationException("crashed on request");
        });
    }

    public override string PersistenceId { get; }

    public override Recovery Recovery => new(SnapshotSelectionCriteria.None);

    internal static Props Props(string id) => Akka.Actor.Props.Create(() => new NoteActor(id));

    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr) => Sender.Tell(new Refused(cause.Message));

    private void Keep(Noted noted)
    {
        _notes.Add(noted.Text);
        Sender.Tell(new Kept(LastSequenceNr));
    }

    internal sealed record GetNotes;

    internal sealed record Crash(string LastWord);

    internal sealed record Kept(long SequenceNr);

    internal sealed record Refused(string Reason);
}
