using System.Globalization;
using System.Numerics;
using System.Text;
using CsCheck;

namespace ActorScheduler.Gateway.Tests.PythonText;

/// <summary>Random JSON texts in the canonical form, except that numbers are as Python writes them.</summary>
internal static class JsonValues
{
    private static readonly Gen<string> Strings = Gen.OneOf(
            Gen.Char["abc '\"\\/\n\r\t\0\u007f\u00a0\u00adé你\u2028"].Select(c => c.ToString()),
            Gen.Const("😀"))
        .Array[0, 8].Select(string.Concat);

    private static readonly Gen<string> Leaves = Gen.OneOf(
        Gen.OneOf("null", "true", "false", "0", "1.0", "-0.0", "1e+16", "1e-07", "100000.0"),
        Gen.Long.Select(n => (new BigInteger(n) * n * n).ToString(CultureInfo.InvariantCulture)),
        Gen.Int.Select(n => (n / 8.0).ToString("0.0##", CultureInfo.InvariantCulture)),
        Strings.Select(Quote));

    public static Gen<string> Any { get; } = Nested(4);

    public static string Quote(string text)
    {
        var json = new StringBuilder("\"");
        foreach (var c in text)
        {
            json.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\0' => "\\u0000",
                _ => c.ToString(),
            });
        }

        return json.Append('"').ToString();
    }

    private static Gen<string> Nested(int depth) => depth == 0
        ? Leaves
        : Gen.OneOf(
            Leaves,
            Nested(depth - 1).Array[0, 4].Select(items => $"[{string.Join(',', items)}]"),
            Gen.Dictionary(Strings, Nested(depth - 1))[0, 4]
                .Select(pairs => $"{{{string.Join(',', pairs.Select(p => $"{Quote(p.Key)}:{p.Value}"))}}}"));
}
