using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ExamplesCopier.IntegrationTests.Dashboard;

/// <summary>Signs in as a browser does, without one: by the form, with its token and its cookie.</summary>
internal static partial class SignedIn
{
    private const string Session = "__Host-copier";

    public static async Task<Cookie> CookieAsync(Uri service, string key)
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = service };
        using var form = await browser.GetAsync(new Uri("sign-in", UriKind.Relative));
        using var sent = new HttpRequestMessage(HttpMethod.Post, "sign-in")
        {
            Content = new FormUrlEncodedContent(
            [
                new("_handler", "sign-in"), new("Key", key), new("__RequestVerificationToken", Token().Match(await form.Content.ReadAsStringAsync()).Groups[1].Value),
            ]),
        };
        sent.Headers.Add("Cookie", form.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        using var answer = await browser.SendAsync(sent);

        var session = answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith($"{Session}=", StringComparison.Ordinal)).Split(';')[0];

        // The browser takes a secure cookie of this name from a secure address alone, and sends it to this machine over either.
        var secure = new UriBuilder(service) { Scheme = Uri.UriSchemeHttps }.Uri;
        return new Cookie { Name = Session, Value = session[(Session.Length + 1)..], Url = secure.ToString(), Secure = true, HttpOnly = true, SameSite = SameSiteAttribute.Lax };
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
