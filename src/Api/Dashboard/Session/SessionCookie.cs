using System.Buffers;
using System.Security.Claims;
using ExamplesCopier.Api.Security;
using ExamplesCopier.Api.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Api.Dashboard.Session;

/// <summary>
/// Whoever signed in to the dashboard. The cookie proves which key it was, and nothing else in it is believed: role, sources and expiry are read
/// from the settings at every request, so a key that is taken out of them ends its sessions at once.
/// </summary>
internal sealed class SessionCookie(AdminKeys keys) : IConfigureNamedOptions<CookieAuthenticationOptions>
{
    public const string Scheme = "Dashboard";
    public const string Return = "return";
    private const string Proof = "proof";

    private static readonly TimeSpan _idle = TimeSpan.FromHours(8);

    /// <summary>Signs the holder of the key in.</summary>
    public static Task SignInAsync(HttpContext context, AdminKey key) => context.SignInAsync(Scheme, HolderOf(key));

    public void Configure(string? name, CookieAuthenticationOptions options)
    {
        if (name != Scheme)
        {
            return;
        }

        options.Cookie.Name = "__Host-copier";
        options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = _idle;
        options.LoginPath = Addresses.SignIn;
        options.ReturnUrlParameter = Return;
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    public void Configure(CookieAuthenticationOptions options) => Configure(Options.DefaultName, options);

    private Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        Span<byte> proof = stackalloc byte[AdminKeys.ProofLength];
        if (Convert.FromHexString(context.Principal?.FindFirstValue(Proof) ?? "", proof, out _, out var length) == OperationStatus.Done
            && length == proof.Length
            && keys.FindProven(proof) is { } key)
        {
            context.ReplacePrincipal(HolderOf(key));
        }
        else
        {
            context.RejectPrincipal();
        }

        return Task.CompletedTask;
    }

    private static ClaimsPrincipal HolderOf(AdminKey key)
    {
        var holder = AdminKeys.PrincipalOf(key, Scheme);
        holder.Identities.Single().AddClaim(new Claim(Proof, Convert.ToHexString(AdminKeys.ProofOf(key))));
        return holder;
    }
}
