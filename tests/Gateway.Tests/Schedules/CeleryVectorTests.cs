using System.Globalization;
using System.Text.Json;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Gateway.Tests.Schedules;

public class CeleryVectorTests
{
    public static TheoryData<string, string> Vectors()
    {
        using var stream = typeof(CeleryVectorTests).Assembly.GetManifestResourceStream("celery_crontab_vectors.json")!;
        using var document = JsonDocument.Parse(stream);
        var vectors = new TheoryData<string, string>();
        foreach (var vector in document.RootElement.EnumerateArray())
            vectors.Add(vector.GetProperty("id").GetString()!, vector.GetRawText());
        return vectors;
    }

    [Fact]
    public void The_file_has_all_its_vectors() => Assert.Equal(120, Vectors().Count);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Celery_gives_the_same_answer(string id, string json)
    {
        using var document = JsonDocument.Parse(json);
        var vector = document.RootElement;
        var spec = new Dictionary<string, string>();
        foreach (var key in (string[])["minute", "hour", "day_of_week", "day_of_month", "month_of_year"])
            spec[key] = vector.GetProperty(key).GetString()!;
        var zone = vector.GetProperty("tz").GetString()!;

        var errors = new InputErrors();
        var crontab = CrontabJson.Read(JsonSerializer.SerializeToElement(spec), zone, errors, "crontab");

        if (vector.TryGetProperty("error", out _))
        {
            Assert.Null(crontab);
            Assert.All(errors, error => Assert.StartsWith("crontab.", error.Field, StringComparison.Ordinal));
            Assert.NotEmpty(errors);
            return;
        }

        Assert.True(errors.IsEmpty, $"{id}: {errors}");
        var expected = vector.GetProperty("next").EnumerateArray().Select(time => time.GetString()).ToArray();
        var from = vector.GetProperty("from").GetDateTimeOffset();
        var next = SchedulePreview.Next(crontab!, from, expected.Length);
        Assert.Equal(expected, next.Select(static time => time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)));
    }
}
