namespace ActorScheduler.Benchmarks.Report;

/// <summary>What a scenario found.</summary>
/// <param name="Name">The scenario.</param>
/// <param name="Title">A heading for people.</param>
/// <param name="Method">What was done, in a few sentences.</param>
/// <param name="Table">The figures for people.</param>
/// <param name="Figures">The figures for programs.</param>
internal sealed record Section(string Name, string Title, string Method, Table Table, IReadOnlyList<Figure> Figures)
{
    /// <summary>Notes to the table, a line each: what was skipped and why.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Why the program ends with an error although everything was measured; null if it does not.</summary>
    public string? Failure { get; init; }
}

/// <summary>One measured number.</summary>
/// <param name="Name">Its name, without blanks: <c>submit-http.64.tasks_per_second</c>.</param>
/// <param name="Value">The median.</param>
/// <param name="Unit">Its unit.</param>
internal sealed record Figure(string Name, double Value, string Unit);
