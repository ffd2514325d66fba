namespace ActorScheduler.Gateway.OpenApi;

/// <summary>What the types of a route do not say of it. Examples are JSON text: the tests hold them against the schemas and the real answers.</summary>
/// <param name="Id">The operation id.</param>
/// <param name="Summary">One line.</param>
/// <param name="Description">Markdown.</param>
internal sealed record RouteDoc(string Id, string Summary, string Description)
{
    /// <summary>The request's body, or null.</summary>
    public BodyDoc? Body { get; init; }

    /// <summary>The parameter in the path, or null.</summary>
    public PathDoc? Path { get; init; }

    /// <summary>The records whose members are the query parameters.</summary>
    public IReadOnlyList<Type> Query { get; init; } = [];

    /// <summary>Members of those records that are no parameters of this route.</summary>
    public IReadOnlyList<string> NoQuery { get; init; } = [];

    /// <summary>A place in the list that the route shows page by page, as an example; null for a route without pages.</summary>
    public string? Cursor { get; init; }

    /// <summary>The answers that only this route has.</summary>
    public required IReadOnlyList<AnswerDoc> Answers { get; init; }

    /// <summary>True where an unknown or unusable query parameter is refused.</summary>
    public bool RefusesParameters { get; init; }
}

/// <summary>A request's body.</summary>
/// <param name="Type">The record whose members it has.</param>
/// <param name="Examples">Bodies that are accepted.</param>
internal sealed record BodyDoc(Type Type, params IReadOnlyList<ExampleDoc> Examples)
{
    /// <summary>False if the request may have none.</summary>
    public bool Required { get; init; } = true;
}

/// <summary>An answer.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Description">When it is given.</param>
/// <param name="Type">The record it is written from; null if it has no body.</param>
/// <param name="Examples">Answers as they are.</param>
internal sealed record AnswerDoc(int Status, string Description, Type? Type, params IReadOnlyList<ExampleDoc> Examples)
{
    /// <summary>True if a refusal has the same status.</summary>
    public bool OrRefused { get; private init; }

    /// <summary>The name under which several routes share it; null: it stands where it is given.</summary>
    public string? Component { get; init; }

    /// <summary>An answer with status 200, which a refusal may have too.</summary>
    public static AnswerDoc OkOrRefused(string description, Type type, params IReadOnlyList<ExampleDoc> examples) => new(200, description, type, examples) { OrRefused = true };
}

/// <summary>A named example.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Json">What it is.</param>
internal sealed record ExampleDoc(string Name, string Json)
{
    /// <summary>The name under which several routes share it; null: it stands where it is used.</summary>
    public string? Component { get; init; }
}

/// <summary>The parameter in a path.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Description">Whose id or name.</param>
/// <param name="Example">An id or a name.</param>
internal sealed record PathDoc(Type Type, string Description, string Example)
{
    /// <summary>What it is called in the path.</summary>
    public string Name { get; init; } = "id";
}
