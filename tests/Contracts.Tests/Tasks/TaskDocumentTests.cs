using ActorScheduler.Contracts.Tests.Serialization;

namespace ActorScheduler.Contracts.Tests.Tasks;

public class TaskDocumentTests
{
    private const string Document = "docs/state-machine.md";

    [Fact]
    public void The_document_draws_the_states_of_a_task() => GeneratedText.Check(Document, "task diagram", TaskDocument.Diagram());

    [Fact]
    public void The_document_lists_every_command_in_every_state_of_a_task() => GeneratedText.Check(Document, "task table", TaskDocument.Table());
}
