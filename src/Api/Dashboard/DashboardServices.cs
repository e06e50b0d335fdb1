using ExamplesCopier.Api.Dashboard.Session;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Api.Dashboard;

/// <summary>Puts the dashboard into the service (the specification's section 15).</summary>
internal static class DashboardServices
{
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddAntiforgery(antiforgery =>
        {
            // UseCookiePolicy makes it secure: the framework's own setting refuses to work behind a proxy that ends TLS.
            antiforgery.Cookie.Name = "__Host-copier-form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<CookiePolicyOptions>(cookies =>
        {
            cookies.Secure = CookieSecurePolicy.Always;
            cookies.HttpOnly = Microsoft.AspNetCore.CookiePolicy.HttpOnlyPolicy.Always;
        });
        services.AddDataProtection().SetApplicationName("examples-copier");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeyRing>();
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, SessionCookie>();
        services.AddAuthentication().AddCookie(SessionCookie.Scheme);
        services.AddAuthorizationBuilder().AddDashboardPolicies();
        return services;
    }

    public static void MapDashboard(this WebApplication app)
    {
        PageAssets.Map(app);
        app.MapRazorComponents<Document>();
    }
}
