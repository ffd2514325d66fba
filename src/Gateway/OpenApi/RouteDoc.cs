namespace ActorScheduler.Gateway.OpenApi;

/// <summary>What the OpenAPI document says of one route. Schemas and examples are JSON text: the tests hold the examples against the real answers.</summary>
/// <param name="Tag">The group.</param>
/// <param name="Id">The operation id.</param>
/// <param name="Summary">One line.</param>
/// <param name="Description">Markdown.</param>
internal sealed record RouteDoc(string Tag, string Id, string Summary, string Description)
{
    /// <summary>The request's body, or null.</summary>
    public BodyDoc? Body { get; init; }

    /// <summary>The parameters in the path.</summary>
    public IReadOnlyList<ParameterDoc> Path { get; init; } = [];

    /// <summary>The query parameters.</summary>
    public IReadOnlyList<ParameterDoc> Query { get; init; } = [];

    /// <summary>The answers of this route. Those that every route has are added.</summary>
    public required IReadOnlyList<AnswerDoc> Answers { get; init; }
}

/// <summary>A request's body.</summary>
internal sealed record BodyDoc(string Schema, params IReadOnlyList<ExampleDoc> Examples)
{
    /// <summary>False if the request may have none.</summary>
    public bool Required { get; init; } = true;
}

/// <summary>An answer with a status; without a schema it has no body.</summary>
internal sealed record AnswerDoc(int Status, string Description, string? Schema, params IReadOnlyList<ExampleDoc> Examples);

/// <summary>A named example.</summary>
internal sealed record ExampleDoc(string Name, string Json);

/// <summary>A parameter in the query or the path; the example is JSON.</summary>
internal sealed record ParameterDoc(string Name, string Schema, string Description, string Example);
