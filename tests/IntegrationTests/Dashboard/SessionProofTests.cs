using System.Security.Claims;
using ExamplesCopier.Api.Dashboard.Session;
using ExamplesCopier.IntegrationTests.Service;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.IntegrationTests.Dashboard;

/// <summary>Whoever has the database has the keys that protect sessions. That must not be enough.</summary>
public sealed class SessionProofTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData("00", false)]
    [InlineData("not hexadecimal", false)]
    [InlineData(null, false)]
    [InlineData("the key's own", true)]
    public async Task What_the_store_keeps_does_not_make_a_session(string? proof, bool opens)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var cookies = world.Service.Resolve<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SessionCookie.Scheme);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, "operator"), new Claim(ClaimTypes.Role, "Operator")], SessionCookie.Scheme);
        if (proof is not null)
        {
            var key = new Api.Settings.AdminKey { Key = CopierService.OperatorKey };
            identity.AddClaim(new Claim("proof", opens ? Convert.ToHexString(Api.Security.AdminKeys.ProofOf(key)) : proof));
        }

        var now = TimeProvider.System.GetUtcNow();
        var lifetime = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(1) };
        var ticket = cookies.TicketDataFormat.Protect(new AuthenticationTicket(new ClaimsPrincipal(identity), lifetime, SessionCookie.Scheme));
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        browser.DefaultRequestHeaders.Add("Cookie", $"{cookies.Cookie.Name}={ticket}");

        using var page = await browser.GetAsync(world.Service.Url);

        ((int)page.StatusCode).Should().Be(opens ? 200 : 302);
    }
}
