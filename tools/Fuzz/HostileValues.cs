using System.Globalization;
using System.Text.Json.Nodes;

namespace ActorScheduler.Fuzz;

/// <summary>Values that readers and writers of JSON, dates, numbers and patterns have stumbled over.</summary>
internal static class HostileValues
{
    private static readonly string[] Texts =
    [
        "", " ", ".", "..", "%", "_", "\\", "'", "\"", "/", "\0", "\u200b", "\u202e", "\ufeff", "🙂", "👨‍👩‍👧", "null", "true", "NaN", "-1", "1e999", "0x10", "2026-01-01",
        "9999-12-31 23:59:59.999999", "0001-01-01T00:00:00+14:00", "2026-02-30", "24:00:00", "7.00:00:00", "* * * * *", "*/0 * * * *", "0 0 31 2 *", "0-59/61 * * * *",
        "* * * * * (m/h/d/dM/MY)", "every -5 seconds", "()", "(1,", "{'a': {1}}", "[1e400]", "b'x'", "Asia/Shanghai", "../../etc/passwd", "AQAAAAAAAAAq", "QQEAAAAAAAAAAQAA",
        "demo_app.tasks.test", "celery.retention", "counts", "PENDING,FAILURE", ",", "revoke", "reschedule", "<script>", "${jndi:x}", "a\r\nb: c", "x y",
    ];

    private static readonly string[] Raw =
    [
        "null", "true", "false", "0", "-0", "1", "-1", "0.1", "1e308", "1e999", "-1e999", "9223372036854775808", "99999999999999999999999999999999", "1.0", "6e1", "[]", "{}", "[[]]", "[null]",
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "{\"\\ud800\":1}", "{\"a\":1,\"a\":2}", "{\"a\":1,\"A\":2}",
    ];

    /// <summary>A text.</summary>
    public static string Text(Random random) => random.Next(12) switch
    {
        0 => new string(Texts[random.Next(Texts.Length)].DefaultIfEmpty('x').First(), random.Next(1, 3_000)),
        1 => string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => char.ConvertFromUtf32(random.Next(1, 0xD800)))),
        2 => random.NextInt64(long.MinValue, long.MaxValue).ToString(CultureInfo.InvariantCulture),
        _ => Texts[random.Next(Texts.Length)],
    };

    /// <summary>A JSON value, as text.</summary>
    public static string Json(Random random) => random.Next(10) switch
    {
        < 4 => Raw[random.Next(Raw.Length)],
        4 => Nested(random),
        5 => new string('9', random.Next(1, 5_000)),
        6 => $"[{string.Join(',', Enumerable.Repeat("1", random.Next(1, 2_000)))}]",
        _ => JsonValue.Create(Text(random)).ToJsonString(),
    };

    private static string Nested(Random random)
    {
        var depth = random.Next(1, 600);
        return random.Next(2) == 0
            ? new string('[', depth) + new string(']', depth)
            : string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);
    }
}
