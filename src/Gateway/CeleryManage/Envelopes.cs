namespace ActorScheduler.Gateway.CeleryManage;

/// <summary><c>{status: true, data: […]}</c>.</summary>
internal sealed record NamesAnswer(bool Status, IReadOnlyList<string> Data);

/// <summary><c>{status: true, data: "id"}</c>.</summary>
internal sealed record TaskIdAnswer(bool Status, string Data);

/// <summary><c>{status, msg}</c>.</summary>
internal sealed record MessageAnswer(bool Status, string Msg);

/// <summary><c>{status, msg, data: "…"}</c>.</summary>
internal sealed record MessageDataAnswer(bool Status, string Msg, string Data);

/// <summary><c>{status, msg, data: […]}</c>.</summary>
internal sealed record MessageNamesAnswer(bool Status, string Msg, IReadOnlyList<string> Data);
