namespace ActorScheduler.Contracts.Schedules.Rules.Solar;

/// <summary>
/// Where the sun is: Meeus, Astronomical Algorithms (2nd ed.), chapter 25 with the corrections of its example for a higher accuracy, chapters 12 and 13 for the
/// altitude. Good to about 0.003°, which is a second of time where the sun climbs steeply.
/// </summary>
internal static class Sun
{
    private const double Degree = Math.PI / 180;
    private static readonly DateTime J2000 = new(2000, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>The altitude of the centre of the disc in degrees, without refraction, and its half width.</summary>
    public static (double Altitude, double Radius) At(DateTime utc, double latitude, double longitude)
    {
        var (rightAscension, declination, distance, sidereal) = Place(utc);
        var hourAngle = (sidereal + longitude) * Degree - rightAscension;
        var sine = Math.Sin(latitude * Degree) * Math.Sin(declination) + Math.Cos(latitude * Degree) * Math.Cos(declination) * Math.Cos(hourAngle);
        // The place on the ground sees the sun a little lower than the middle of the earth does.
        var altitude = Math.Asin(Math.Clamp(sine, -1, 1));
        return (altitude / Degree - 8.794 / 3600 / distance * Math.Cos(altitude), 959.63 / 3600 / distance);
    }

    /// <summary>How far the sun is past its highest place, in degrees within ±180.</summary>
    public static double HourAngle(DateTime utc, double longitude)
    {
        var (rightAscension, _, _, sidereal) = Place(utc);
        return Math.IEEERemainder(sidereal + longitude - rightAscension / Degree, 360);
    }

    private static (double RightAscension, double Declination, double Distance, double Sidereal) Place(DateTime utc)
    {
        var days = (utc - J2000).TotalDays;
        // Terrestrial time is ahead of UTC: 69 s in 2020, a little more each year.
        var t = (days + (69.2 + 0.35 * (days / 365.25 - 20) / 10) / 86_400) / 36_525;
        var meanLongitude = 280.46646 + t * (36_000.76983 + t * 0.0003032);
        var anomaly = (357.52911 + t * (35_999.05029 - t * 0.0001537)) * Degree;
        var eccentricity = 0.016708634 - t * (0.000042037 + t * 0.0000001267);
        var centre = (1.914602 - t * (0.004817 + t * 0.000014)) * Math.Sin(anomaly) + (0.019993 - t * 0.000101) * Math.Sin(2 * anomaly)
            + 0.000289 * Math.Sin(3 * anomaly);
        var distance = 1.000001018 * (1 - eccentricity * eccentricity) / (1 + eccentricity * Math.Cos(anomaly + centre * Degree));

        // Pulls of Venus, Jupiter and the moon, in the long form of chapter 25 of the first edition.
        var pulls = 0.00134 * Math.Cos((153.23 + 22_518.7541 * t) * Degree) + 0.00154 * Math.Cos((216.57 + 45_037.5082 * t) * Degree)
            + 0.00200 * Math.Cos((312.69 + 32_964.3577 * t) * Degree) + 0.00179 * Math.Sin((350.74 + 445_267.1142 * t) * Degree)
            + 0.00178 * Math.Sin((231.19 + 20.20 * t) * Degree);
        var node = (125.04452 - 1_934.136261 * t) * Degree;
        var sun = 2 * meanLongitude * Degree;
        var moon = 2 * (218.3165 + 481_267.8813 * t) * Degree;
        var inLongitude = (-17.20 * Math.Sin(node) - 1.32 * Math.Sin(sun) - 0.23 * Math.Sin(moon) + 0.21 * Math.Sin(2 * node)) / 3600;
        var inObliquity = (9.20 * Math.Cos(node) + 0.57 * Math.Cos(sun) + 0.10 * Math.Cos(moon) - 0.09 * Math.Cos(2 * node)) / 3600;
        var obliquity = (23.4392911 - t * (0.0130042 + t * 0.00000016) + inObliquity) * Degree;
        var longitude = (meanLongitude + centre + pulls + inLongitude - 20.4898 / 3600 / distance) * Degree;
        var rightAscension = Math.Atan2(Math.Cos(obliquity) * Math.Sin(longitude), Math.Cos(longitude));
        var declination = Math.Asin(Math.Sin(obliquity) * Math.Sin(longitude));
        var century = days / 36_525;
        var sidereal = 280.46061837 + 360.98564736629 * days + 0.000387933 * century * century + inLongitude * Math.Cos(obliquity);
        return (rightAscension, declination, distance, sidereal);
    }
}
