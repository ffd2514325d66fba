using Microsoft.OpenApi;

namespace ActorScheduler.Gateway.OpenApi;

/// <summary>How a caller proves who he is, where he has to.</summary>
internal static class SecurityDoc
{
    private const string Key = "key";
    private const string Password = "keyAsPassword";

    /// <summary>Writes the schemes, of which a request needs one or, on a server that asks for none, none.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        document.AddComponent<IOpenApiSecurityScheme>(Key, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A key that an administrator made.",
        });
        document.AddComponent<IOpenApiSecurityScheme>(Password, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "basic",
            Description = "The key as the password of any user.",
        });
        document.Security =
        [
            new OpenApiSecurityRequirement(),
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Key, document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Password, document)] = [] },
        ];
    }
}
