using ExamplesCopier.Api.Settings;
using Microsoft.AspNetCore.Authorization;

namespace ExamplesCopier.Api.Security;

/// <summary>What a role may do.</summary>
internal static class AdminPolicies
{
    public const string Read = "read";
    public const string Operate = "operate";

    public static AuthorizationBuilder AddAdminPolicies(this AuthorizationBuilder authorization) => authorization
        .AddPolicy(Read, policy => policy.RequireAuthenticatedUser())
        .AddPolicy(Operate, policy => policy.RequireRole(nameof(AdminRole.Operator)));
}
