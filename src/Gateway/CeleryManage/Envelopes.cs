using System.ComponentModel.DataAnnotations;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>Names.</summary>
/// <param name="Status">Always true.</param>
/// <param name="Data">The names.</param>
internal sealed record NamesAnswer([property: AllowedValues(true)] bool Status, IReadOnlyList<string> Data);

/// <summary>The id of a task.</summary>
/// <param name="Status">Always true.</param>
/// <param name="Data">The id.</param>
internal sealed record TaskIdAnswer([property: AllowedValues(true)] bool Status, string Data);

/// <summary>It is done.</summary>
/// <param name="Status">Always true.</param>
/// <param name="Msg">What was done.</param>
internal sealed record MessageAnswer([property: AllowedValues(true)] bool Status, string Msg);

/// <summary>It is done.</summary>
/// <param name="Status">Always true.</param>
/// <param name="Msg">What was done.</param>
/// <param name="Data">The task's id.</param>
internal sealed record MessageDataAnswer([property: AllowedValues(true)] bool Status, string Msg, string Data);

/// <summary>Names.</summary>
/// <param name="Status">Always true.</param>
/// <param name="Msg">Empty.</param>
/// <param name="Data">The names.</param>
internal sealed record MessageNamesAnswer([property: AllowedValues(true)] bool Status, string Msg, IReadOnlyList<string> Data);
