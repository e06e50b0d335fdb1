using ExamplesCopier.Api.Settings;
using Microsoft.AspNetCore.Authorization;

namespace ExamplesCopier.Api.Security;

/// <summary>What a role may do.</summary>
internal static class AdminPolicies
{
    public const string Read = "read";
    public const string Operate = "operate";

    /// <summary>For what concerns all sources: a key that is confined to some may not.</summary>
    public const string Unconfined = "unconfined";

    public static AuthorizationBuilder AddAdminPolicies(this AuthorizationBuilder authorization) => authorization
        .AddPolicy(Read, policy => policy.RequireAuthenticatedUser())
        .AddPolicy(Operate, policy => policy.RequireRole(nameof(AdminRole.Operator)))
        .AddPolicy(Unconfined, policy => policy.RequireAuthenticatedUser().RequireAssertion(context => !SourceScope.Of(context.User).IsConfined));
}
