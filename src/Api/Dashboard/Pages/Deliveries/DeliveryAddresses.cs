using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Api.Dashboard.Pages.Deliveries;

/// <summary>The addresses of the pages about deliveries.</summary>
internal static class DeliveryAddresses
{
    public static string Of(string deliveryId) => $"{Addresses.Deliveries}/{Uri.EscapeDataString(deliveryId)}";

    /// <summary>The list of all that was done about one pull request.</summary>
    public static string Of(RepositoryName source, int pullRequest) => $"{Addresses.Deliveries}?source={Uri.EscapeDataString(source.ToString())}&pull_request={pullRequest}";

    public static string Replay(string deliveryId) => $"{Of(deliveryId)}/replay";

    public static string DryRun(string deliveryId) => $"{Of(deliveryId)}/dry-run";

    public static string Release(string deliveryId) => $"{Of(deliveryId)}/release";

    /// <summary>All files of one of its change sets.</summary>
    /// <param name="deliveryId">The delivery.</param>
    /// <param name="set">The place of the change set among the delivery's, from 1.</param>
    public static string Files(string deliveryId, int set) => $"{Of(deliveryId)}/change-sets/{set}";

    public static string Unmatched(string deliveryId) => $"{Of(deliveryId)}/unmatched";

    /// <summary>What a pull request would do now.</summary>
    public static string Try(RepositoryName source, int pullRequest) => $"{Addresses.Try}?source={Uri.EscapeDataString(source.ToString())}&pull_request={pullRequest}";
}
