namespace ActorScheduler.Gateway.Settings;

/// <summary>What the gateway reads from the section <c>Scheduler:Security</c>: who may call it.</summary>
public sealed class SecurityOptions
{
    /// <summary>True: whoever reaches the gateway may do everything, also over the network.</summary>
    public bool AllowAnonymous { get; set; }

    /// <summary>True: whoever calls the gateway has to prove who he is, by a key, a token of the OpenID provider or a client certificate; only the routes of health are for anyone.</summary>
    public bool RequireAuthentication { get; set; }

    /// <summary>The OpenID provider whose tokens prove who one is.</summary>
    public OidcOptions Oidc { get; set; } = new();

    /// <summary>The TLS certificates that prove who one is.</summary>
    public ClientCertificateOptions ClientCertificates { get; set; } = new();

    /// <summary>
    /// Where <c>/metrics</c>, <c>/docs</c> and <c>/openapi</c> are answered, to anyone and nowhere else, such as <c>http://127.0.0.1:9090</c>; empty: where
    /// everything is, to who may see.
    /// </summary>
    public string OperationsUrl { get; set; } = "";

    /// <summary>How long somebody who has signed in with a browser stays so (5 minutes to 1 day; 12 hours). Who needs longer signs in again.</summary>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromHours(12);

    /// <summary>True: nobody changes anything by way of this gateway, whatever his role.</summary>
    public bool ReadOnly { get; set; }

    /// <summary>True: who may only look also sees what tasks were called with, and what came of it.</summary>
    public bool ViewersSeeArguments { get; set; }

    /// <summary>
    /// The names by which this server may be called, beside those of the loopback: one text with commas, or a list. The check of the host reads it, as a
    /// process without this section does too.
    /// </summary>
    public string Hosts { get; set; } = "";
}
