using ActorScheduler.Chaos.Load;
using ActorScheduler.Chaos.Reading;
using ActorScheduler.Chaos.Records;
using ActorScheduler.Contracts;

namespace ActorScheduler.Chaos.Tests;

/// <summary>How answers and lines are understood.</summary>
public sealed class ReadingTests
{
    [Fact]
    public void Lines_of_the_ledger_are_read_and_torn_ones_are_counted()
    {
        var (lines, torn) = LedgerReader.Read(
            ["", "begin\tt1\t2\t10.77.0.1:4051\t99\t1777629600000001\t.", "begin\tt2\t1\t10.7", "end\tt1\t2\t10.77.0.1:4051\t99\t1777629600000002\t."]);
        Assert.Equal(1, torn);
        Assert.Equal(
            [
                new LedgerLine(LedgerKind.Begin, "t1", 2, "10.77.0.1:4051", 99, StoredTime.FromMicroseconds(1777629600000001)),
                new LedgerLine(LedgerKind.End, "t1", 2, "10.77.0.1:4051", 99, StoredTime.FromMicroseconds(1777629600000002)),
            ],
            lines);
    }

    [Theory]
    [InlineData(200, """{"status":true,"data":"t1"}""", "Accepted", "t1")]
    [InlineData(200, """{"status":true,"data":{"id":7,"task":"x"}}""", "Accepted", "7")]
    [InlineData(201, """{"id":7,"state":"PENDING"}""", "Accepted", null)]
    [InlineData(204, "", "Accepted", null)]
    [InlineData(200, """{"status":false,"msg":"task error"}""", "Refused", null)]
    [InlineData(409, """{"status":false,"msg":"x"}""", "Refused", null)]
    [InlineData(503, """{"status":false,"msg":"x"}""", "Unknown", null)]
    [InlineData(500, "", "Unknown", null)]
    [InlineData(200, "{\"status\":tr", "Unknown", null)]
    public void An_error_of_the_server_says_nothing_of_what_has_happened(int status, string body, string answer, string? made)
    {
        var read = Answers.Read(status, body);
        Assert.Equal((answer, made), (read.Answer.ToString(), read.Made));
    }

    [Fact]
    public void The_words_of_a_refusal_are_kept_readable() =>
        Assert.Contains("未查询到该任务", Answers.Read(200, """{"status":false,"msg":"\u672a\u67e5\u8be2\u5230\u8be5\u4efb\u52a1"}""").Said, StringComparison.Ordinal);
}
