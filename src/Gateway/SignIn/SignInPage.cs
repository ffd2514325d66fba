using System.Text.Encodings.Web;
using ActorScheduler.Contracts.Access;
using ActorScheduler.Gateway.Access;

namespace ActorScheduler.Gateway.SignIn;

/// <summary>The pages as HTML. Every text that comes from outside is encoded.</summary>
internal static class SignInPage
{
    private const string Style = """
        :root{color-scheme:light dark;--ink:#1c2430;--soft:#5a6675;--paper:#f5f7fa;--card:#fff;--line:#8a96a5;--act:#1d4ed8;--act-ink:#fff;--bad:#b42318}
        @media(prefers-color-scheme:dark){:root{--ink:#e6ebf2;--soft:#a3afbd;--paper:#10151c;--card:#19212b;--line:#6b7888;--act:#7aa2ff;--act-ink:#0b1220;--bad:#ff8a80}}
        *{box-sizing:border-box}body{margin:0;min-height:100vh;display:grid;place-items:center;padding:16px;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif}
        main{width:100%;max-width:420px;padding:32px;background:var(--card);border-radius:12px;box-shadow:0 1px 4px #0003}
        h1{margin:0 0 24px;font-size:1.35rem}label{display:block;font-weight:600}
        input,button{width:100%;min-height:44px;margin-top:8px;padding:8px 12px;border:1px solid var(--line);border-radius:8px;font:inherit;color:inherit;background:transparent}
        button{margin-top:24px;border-color:var(--act);background:var(--act);color:var(--act-ink);font-weight:600;cursor:pointer}
        .act{display:block;padding:9px 12px;border-radius:8px;border:1px solid var(--act);text-align:center;text-decoration:none;font-weight:600}
        :focus-visible{outline:3px solid var(--act);outline-offset:2px}a{color:var(--act)}
        .hint{margin:8px 0 0;color:var(--soft);font-size:.875rem}.bad{margin:0 0 16px;color:var(--bad);font-weight:600}
        """;

    /// <summary>The page with the form.</summary>
    public static string Form(SignInTexts texts, string next, string? problem, bool hasProvider) => Page(texts, texts.Title, $"""
        <h1>{Encode(texts.Title)}</h1>
        {(problem is null ? "" : $"<p class=\"bad\" role=\"alert\" id=\"wrong\">{Encode(problem)}</p>")}
        {(hasProvider ? $"<p><a class=\"act\" href=\"/sign-in/provider?next={Encode(Uri.EscapeDataString(next))}\">{Encode(texts.Provider)}</a></p>" : "")}
        <form method="post" action="/sign-in">
        <input type="hidden" name="next" value="{Encode(next)}">
        <label for="key">{Encode(texts.Key)}</label>
        <input id="key" name="key" type="password" autocomplete="current-password" spellcheck="false" required autofocus aria-describedby="hint{(problem is null ? "" : " wrong")}"{(problem is null ? "" : " aria-invalid=\"true\"")}>
        <p class="hint" id="hint">{Encode(texts.Hint)}</p>
        <button type="submit">{Encode(texts.SignIn)}</button>
        </form>
        """);

    /// <summary>The page for somebody who has signed in.</summary>
    public static string SignedIn(SignInTexts texts, Identity identity, string next) => Page(texts, "ActorScheduler", $"""
        <h1>{Encode(texts.SignedInAs)} {Encode(identity.Name)}</h1>
        <p>{Encode(texts.Roles)} {Encode(string.Join(", ", identity.Roles.Select(AccessRoles.NameOf)))}</p>
        <p><a href="{Encode(next)}">{Encode(texts.GoOn)}</a></p>
        <form method="post" action="/sign-out"><button type="submit">{Encode(texts.SignOut)}</button></form>
        """);

    /// <summary>The page that goes on by itself to where somebody wanted to go.</summary>
    public static string GoOn(SignInTexts texts, string next) => Page(
        texts, "ActorScheduler", $"""<p><a href="{Encode(next)}">{Encode(texts.GoOn)}</a></p>""", $"""<meta http-equiv="refresh" content="0;url={Encode(next)}">""");

    private static string Page(SignInTexts texts, string title, string main, string head = "") => $"""
        <!doctype html>
        <html lang="{texts.Language}">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Encode(title)}</title>{head}<style>{Style}</style></head>
        <body><main>
        {main}
        </main></body>
        </html>
        """;

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
