using System.Text;
using ActorScheduler.FuzzParsers;
using SharpFuzz;

if (args is not [var name, .. var files] || Parsers.Find(name) is not { } parser)
{
    Console.Error.WriteLine($"Usage: FuzzParsers {string.Join('|', Parsers.Names)} [file ...]. Without a file it is driven by AFL (tools/fuzz-parsers).");
    return 2;
}

if (files.Length == 0)
{
    Fuzzer.OutOfProcess.Run(stream =>
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        parser(Text(bytes.ToArray()));
    });
}

foreach (var file in files)
    parser(Text(File.ReadAllBytes(file)));
return 0;

// Bytes that are not UTF-8 stand for half a surrogate pair, which a text in .NET may have.
static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes).Replace('\uFFFD', '\uD800');
