using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace ActorScheduler.Contracts.Access;

/// <summary>A session as its browser has it. Its id begins with the day (UTC) on which it was opened: the sessions of each day have a history of their own.</summary>
/// <param name="Id">Finds the session: <c>20261127-</c> and 16 hexadecimal digits.</param>
/// <param name="Secret">Proves it.</param>
public sealed record SessionText(string Id, string Secret) : IdentifiedSecret(Id, Secret)
{
    private const string DayFormat = "yyyyMMdd";
    private const int RandomBytes = 8;

    /// <summary>A session that is opened now.</summary>
    public static SessionText New(DateTimeOffset now) =>
        new($"{now.UtcDateTime.ToString(DayFormat, CultureInfo.InvariantCulture)}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes))}", NewSecret());

    /// <summary>Reads a session; whether it is one that was opened is not looked at.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SessionText? session)
    {
        session = TrySplit(text, out var id, out var secret) && TryDay(id, out _) ? new SessionText(id, secret) : null;
        return session is not null;
    }

    /// <summary>The day on which the session of an id was opened; false if it can be the id of none.</summary>
    public static bool TryDay(string id, out DateOnly day)
    {
        day = default;
        return id.Length == DayFormat.Length + 1 + 2 * RandomBytes && id[DayFormat.Length] == '-'
            && DateOnly.TryParseExact(id.AsSpan(0, DayFormat.Length), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }

    /// <summary>The session as its browser has it.</summary>
    public override string ToString() => base.ToString();
}
