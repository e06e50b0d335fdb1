namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>Which requests may be sent again, or side by side, without changing anything.</summary>
internal static class RequestKinds
{
    public static bool ChangesNothing(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get
        || request.Method == HttpMethod.Head
        || (request.Options.TryGetValue(GraphQLClient.IsRepeatable, out var repeatable) && repeatable)
        || request.RequestUri?.AbsolutePath.EndsWith("/access_tokens", StringComparison.Ordinal) == true;
}
