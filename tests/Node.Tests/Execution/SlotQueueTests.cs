using ActorScheduler.Contracts.Queues;
using ActorScheduler.Node.Execution.Slots;
using Akka.Actor;
using CsCheck;

namespace ActorScheduler.Node.Tests.Execution;

/// <summary>Whose turn it is for a slot, against a plain model of it.</summary>
public sealed class SlotQueueTests
{
    private static readonly string[] Queues = ["celery", "mail", "mail.eu", "reports"];
    private static readonly Gen<string> Id = Gen.Int[0, 9].Select(i => $"t{i}");

    private static readonly Gen<(string Do, string Id)> Step = Gen.Select(
        Gen.Frequency((4, Gen.Const("add")), (4, Gen.Const("grant")), (1, Gen.Const("remove")), (3, Gen.Const("end"))), Id);

    [Fact]
    public void Each_queue_keeps_its_order_the_queues_take_turns_and_none_has_more_than_its_number() => Step.Array[0, 80].Sample(
        steps =>
        {
            Assert.True(ConsumedQueues.TryParse(["reports=1", "mail*=2", "*"], out var consumed, out _));
            var queue = new SlotQueue(consumed);
            var model = new Model();
            foreach (var (what, id) in steps)
            {
                switch (what)
                {
                    case "add":
                        Assert.Equal(model.Add(id), queue.Add(id, QueueOf(id), ActorRefs.Nobody));
                        break;
                    case "remove":
                        if (queue.Remove(id) is var hadGrant && hadGrant)
                            queue.Return(id);
                        Assert.Equal(model.Remove(id), hadGrant);
                        break;
                    case "end":
                        if (model.Granted.Contains(id))
                        {
                            Assert.True(queue.Remove(id));
                            queue.Return(id);
                            model.Remove(id);
                        }

                        break;
                    default:
                        var expected = model.Grant();
                        Assert.Equal(expected is not null, queue.TryGrant(DateTimeOffset.UnixEpoch, out var granted, out _));
                        Assert.Equal(expected ?? "", granted);
                        break;
                }

                Assert.Equal(model.Startable, queue.Waiting);
            }

            Assert.Equal(model.Granted.Count, queue.WithdrawOlderThan(DateTimeOffset.MaxValue));
            while (model.Lines.Count > 0)
            {
                model.Granted.Clear();
                queue.WithdrawOlderThan(DateTimeOffset.MaxValue);
                var next = model.Grant();
                Assert.True(queue.TryGrant(DateTimeOffset.UnixEpoch, out var granted, out _));
                Assert.Equal(next, granted);
            }
        },
        iter: 2000);

    private static string QueueOf(string id) => Queues[(id[1] - '0') % Queues.Length];

    private sealed class Model
    {
        // In the order of their turns.
        public List<(string Queue, List<string> Tasks)> Lines { get; } = [];

        public HashSet<string> Granted { get; } = [];

        public int Startable => Lines.Where(line => HasRoom(line.Queue)).Sum(line => line.Tasks.Count);

        public bool Add(string id)
        {
            if (Granted.Contains(id))
                return false;
            if (Lines.Exists(line => line.Tasks.Contains(id)))
                return true;
            if (!Lines.Exists(line => line.Queue == QueueOf(id)))
                Lines.Add((QueueOf(id), []));
            Lines.Find(line => line.Queue == QueueOf(id)).Tasks.Add(id);
            return true;
        }

        public bool Remove(string id)
        {
            Lines.ForEach(line => line.Tasks.Remove(id));
            Lines.RemoveAll(line => line.Tasks.Count == 0);
            return Granted.Remove(id);
        }

        public string? Grant()
        {
            var turn = Lines.FindIndex(line => HasRoom(line.Queue));
            if (turn < 0)
                return null;
            var line = Lines[turn];
            var id = line.Tasks[0];
            Remove(id);
            if (line.Tasks.Count > 0)
            {
                Lines.Remove(line);
                Lines.Add(line);
            }

            Granted.Add(id);
            return id;
        }

        private bool HasRoom(string queue) => queue switch
        {
            "reports" => Granted.All(id => QueueOf(id) != "reports"),
            "mail" or "mail.eu" => Granted.Count(id => QueueOf(id).StartsWith("mail", StringComparison.Ordinal)) < 2,
            _ => true,
        };
    }
}
