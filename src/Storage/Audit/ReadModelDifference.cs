namespace ActorScheduler.Storage.Audit;

/// <summary>One way in which a row of the read model differs from what its events say.</summary>
/// <param name="PersistenceId">Whose row and events.</param>
/// <param name="What">The field of the row, or <c>row</c> or <c>events</c> as a whole.</param>
/// <param name="InJournal">What the events say.</param>
/// <param name="InReadModel">What the row says.</param>
public sealed record ReadModelDifference(string PersistenceId, string What, string InJournal, string InReadModel)
{
    private const int LongestText = 200;

    /// <summary>A difference between two values of one field.</summary>
    internal static ReadModelDifference Of(string persistenceId, string what, object? inJournal, object? inReadModel) =>
        new(persistenceId, what, Text(inJournal), Text(inReadModel));

    /// <inheritdoc />
    public override string ToString() => $"{PersistenceId}: {What} is {InReadModel} in the read model, but {InJournal} in the journal";

    private static string Text(object? value)
    {
        var text = value switch
        {
            null => "nothing",
            IFormattable formattable => formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        return text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText), "…");
    }
}
