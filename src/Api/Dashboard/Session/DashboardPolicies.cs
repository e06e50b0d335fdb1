using ExamplesCopier.Api.Security;
using ExamplesCopier.Api.Settings;
using Microsoft.AspNetCore.Authorization;

namespace ExamplesCopier.Api.Dashboard.Session;

/// <summary>What <see cref="AdminPolicies"/> say, for those who hold a session: the cookie opens no call of the admin API, and a key opens no page.</summary>
internal static class DashboardPolicies
{
    public const string Read = "dashboard";

    /// <summary>For what tells of all sources.</summary>
    public const string ReadAll = "dashboard of all sources";
    public const string Operate = "dashboard operator";

    /// <summary>For what concerns all sources.</summary>
    public const string OperateAll = "dashboard operator of all sources";

    public static AuthorizationBuilder AddDashboardPolicies(this AuthorizationBuilder authorization) => authorization
        .AddPolicy(Read, policy => policy.AddAuthenticationSchemes(SessionCookie.Scheme).RequireAuthenticatedUser())
        .AddPolicy(ReadAll, policy => policy.AddAuthenticationSchemes(SessionCookie.Scheme).RequireAuthenticatedUser()
            .RequireAssertion(context => !SourceScope.Of(context.User).IsConfined))
        .AddPolicy(Operate, policy => policy.AddAuthenticationSchemes(SessionCookie.Scheme).RequireRole(nameof(AdminRole.Operator)))
        .AddPolicy(OperateAll, policy => policy.AddAuthenticationSchemes(SessionCookie.Scheme).RequireRole(nameof(AdminRole.Operator))
            .RequireAssertion(context => !SourceScope.Of(context.User).IsConfined));
}
