namespace ActorScheduler.Gateway.Settings;

/// <summary>What the gateway reads from the section <c>Scheduler:Security:Oidc</c>: the OpenID provider whose tokens it takes. None without <see cref="Authority"/>.</summary>
public sealed class OidcOptions
{
    /// <summary>The provider's address, below which its <c>.well-known/openid-configuration</c> is; https, but for one on this machine.</summary>
    public string Authority { get; set; } = "";

    /// <summary>The name that the provider has for this scheduler: a token is worth something only if <c>aud</c> names it.</summary>
    public string Audience { get; set; } = "";

    /// <summary>The name that the provider has for the pages of this scheduler. People sign in there with their browsers; empty: they do not.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>A file with the secret that the provider gave out for <see cref="ClientId"/>, where it gave one.</summary>
    public string ClientSecretFile { get; set; } = "";

    /// <summary>What the pages ask the provider for, with spaces: <c>openid</c> and whatever puts the claims for names and roles into the ID token.</summary>
    public string Scopes { get; set; } = "openid profile";

    /// <summary>Where the provider sends browsers back to, such as <c>https://scheduler.example.com/sign-in/callback</c>; empty: to the address that they came by.</summary>
    public string RedirectUri { get; set; } = "";

    /// <summary>The claim that names the caller in histories: <c>sub</c>, which a provider gives to one person only, unless another is set.</summary>
    public string NameClaim { get; set; } = "sub";

    /// <summary>The claim whose values <see cref="Roles"/> turns into roles.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>The roles for each value of the claim, such as <c>ops-team</c>: <c>operator</c>; several with commas. Who has no value that is here may do nothing.</summary>
    public IDictionary<string, string> Roles { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
