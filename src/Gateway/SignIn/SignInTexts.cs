namespace ActorScheduler.Gateway.SignIn;

/// <summary>The words of the pages, in one language.</summary>
/// <param name="Language">The language, as HTML names it.</param>
/// <param name="Title">The heading.</param>
/// <param name="Key">The label of the field.</param>
/// <param name="Hint">What a key is and who makes one.</param>
/// <param name="SignIn">The button.</param>
/// <param name="Wrong">Why one was not let in.</param>
/// <param name="Provider">The link to the OpenID provider.</param>
/// <param name="NotLetIn">What stands before the provider's reason.</param>
/// <param name="NoRole">That somebody is known and may do nothing.</param>
/// <param name="SignedInAs">What stands before the name of who has signed in.</param>
/// <param name="Roles">What stands before his roles.</param>
/// <param name="GoOn">The link to where he came from.</param>
/// <param name="SignOut">The button.</param>
internal sealed record SignInTexts(string Language, string Title, string Key, string Hint, string SignIn, string Wrong, string Provider, string NotLetIn, string NoRole, string SignedInAs, string Roles, string GoOn, string SignOut)
{
    private static readonly SignInTexts English = new(
        "en",
        "Sign in to ActorScheduler",
        "Access key",
        "It begins with ask_. Whoever runs the scheduler makes it, with the command keys --create or POST /api/v1/access/keys.",
        "Sign in",
        "This key is not valid. It may be mistyped, revoked, rotated or expired.",
        "Sign in at your OpenID provider",
        "The OpenID provider did not let you in:",
        "none of your groups has a role here. Whoever runs the scheduler gives them, in Security:Oidc:Roles.",
        "Signed in as",
        "Roles:",
        "Go on",
        "Sign out");

    private static readonly SignInTexts Chinese = new(
        "zh-CN",
        "登录 ActorScheduler",
        "访问密钥",
        "以 ask_ 开头，由调度器的管理员用命令 keys --create 或 POST /api/v1/access/keys 创建。",
        "登录",
        "密钥无效：可能输入有误，或已被吊销、轮换或过期。",
        "通过 OpenID 提供方登录",
        "OpenID 提供方未允许登录：",
        "您所在的组在此没有角色。由调度器的管理员在 Security:Oidc:Roles 中授予。",
        "已登录：",
        "角色：",
        "继续",
        "退出登录");

    /// <summary>Those that a browser asks for: Chinese where it is the first that is named, else English.</summary>
    public static SignInTexts For(string acceptLanguage) => acceptLanguage.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;
}
