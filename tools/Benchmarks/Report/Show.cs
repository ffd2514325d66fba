using System.Globalization;

namespace ActorScheduler.Benchmarks.Report;

/// <summary>Numbers as a person reads them: three significant digits.</summary>
internal static class Show
{
    /// <summary>A number with three significant digits and separators between thousands.</summary>
    public static string Number(double value) => Math.Abs(value) switch
    {
        >= 100 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("0.00", CultureInfo.InvariantCulture),
        _ => value.ToString("0.000", CultureInfo.InvariantCulture),
    };

    /// <summary>A number, or a dash where there is none.</summary>
    public static string Number(double? value) => value is { } number ? Number(number) : "–";
}
