using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Api.Dashboard;

/// <summary>The addresses of the pages.</summary>
internal static class Addresses
{
    public const string Overview = "/";
    public const string Deliveries = "/deliveries";
    public const string Sources = "/sources";
    public const string Configuration = "/configuration";
    public const string Try = "/try";
    public const string TryConfiguration = "/try/configuration";
    public const string Audit = "/audit";
    public const string Pause = "/pause";
    public const string Resume = "/resume";
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";

    /// <summary>In the order in which they stand at the top of every page.</summary>
    public static IReadOnlyList<(string Address, string Name)> Pages { get; } =
    [
        (Overview, "Overview"), (Deliveries, "Deliveries"), (Sources, "Sources"), (Configuration, "Configuration"), (Try, "Try it"), (Audit, "Audit"),
    ];

    /// <summary>The page of a source.</summary>
    public static string Of(RepositoryName source) => $"{Sources}/{source}";

    /// <summary>An address of this service's own, so that nobody is sent elsewhere by a link to the sign-in.</summary>
    public static string Local(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : Overview;
}
