using System.Net;
using System.Text.Json.Nodes;

namespace ActorScheduler.Gateway.Tests.Support;

/// <summary>An answer of the gateway; every one of them is JSON, or has no content.</summary>
public sealed record Answer(int Status, string Text, JsonNode Json, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The values of <c>errors</c>, by field.</summary>
    public IReadOnlyDictionary<string, string> Errors => Json["errors"]!.AsArray()
        .GroupBy(error => (string)error!["field"]!)
        .ToDictionary(group => group.Key, group => string.Join(" | ", group.Select(error => (string)error!["allowed"]!)));

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            if (response.StatusCode == HttpStatusCode.NoContent)
            {
                Assert.Empty(text);
                return new Answer(204, text, new JsonObject(), new Dictionary<string, string>());
            }

            Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
            var headers = response.Headers.Concat(response.Content.Headers)
                .ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase);
            return new Answer((int)response.StatusCode, text, JsonNode.Parse(text)!, headers);
        }
    }

    /// <summary>Fails unless status and body are exactly these; blanks do not count.</summary>
    public void Is(int status, string json) => Assert.Equal((status, JsonNode.Parse(json)!.ToJsonString()), (Status, Json.ToJsonString()));

    /// <summary>Fails unless this is a refusal with that status.</summary>
    public void IsRefused(int status)
    {
        Assert.Equal(status, Status);
        Assert.False((bool)Json["status"]!, Text);
        Assert.NotEmpty((string)Json["msg"]!);
    }

    public override string ToString() => $"{Status} {Text}";
}
