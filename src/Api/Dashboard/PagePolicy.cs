namespace ExamplesCopier.Api.Dashboard;

/// <summary>What pages may do in a browser: load the service's own style, script and pictures, and send forms to it.</summary>
internal static class PagePolicy
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void Apply(IHeaderDictionary headers) => headers.ContentSecurityPolicy = Policy;
}
