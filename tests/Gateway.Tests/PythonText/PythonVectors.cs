using System.Text.Json;

namespace ActorScheduler.Gateway.Tests.PythonText;

/// <summary>Tables made once by CPython with the make-vectors.py beside them; the tests themselves need no Python.</summary>
internal static class PythonVectors
{
    public static JsonElement Read(string folder, string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, folder, name);
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }
}
