using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Api.Security;

/// <summary>Knows a caller by an admin key; wrong ones are counted by address.</summary>
internal sealed class AdminKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> schemes,
    AdminKeys keys,
    FailedAttempts attempts,
    ILoggerFactory loggers,
    UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(schemes, loggers, encoder)
{
    public new const string Scheme = "AdminKey";
    private const string Prefix = "Bearer ";

    private bool _isOver;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var address = Context.Connection.RemoteIpAddress;
        if (attempts.IsOver(address))
        {
            _isOver = true;
            return Task.FromResult(AuthenticateResult.Fail("too many wrong keys"));
        }

        if (keys.Find(header[Prefix.Length..].Trim()) is not { } key)
        {
            attempts.Count(address);
            return Task.FromResult(AuthenticateResult.Fail("unknown or expired key"));
        }

        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(AdminKeys.PrincipalOf(key, Scheme), Scheme)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_isOver)
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Response.Headers.RetryAfter = FailedAttempts.Window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        }

        Response.Headers.WWWAuthenticate = "Bearer";
        return base.HandleChallengeAsync(properties);
    }
}
