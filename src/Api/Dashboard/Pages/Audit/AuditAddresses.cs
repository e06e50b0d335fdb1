using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Api.Dashboard.Pages.Audit;

/// <summary>The addresses of searches in the audit.</summary>
internal static class AuditAddresses
{
    /// <summary>Everything about one file of a target.</summary>
    public static string Of(RepositoryName target, string path) => $"{Addresses.Audit}?target={Uri.EscapeDataString(target.ToString())}&path={Uri.EscapeDataString(path)}";
}
