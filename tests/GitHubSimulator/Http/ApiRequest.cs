using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ExamplesCopier.GitHubSimulator.Http;

/// <summary>A request, read whole, with the enterprise prefix taken off its path.</summary>
internal sealed class ApiRequest
{
    private const string EnterprisePrefix = "/api/v3";

    private readonly Dictionary<string, string> _query;

    private ApiRequest(HttpRequest request, byte[] body)
    {
        var path = request.Path.Value ?? "/";
        Prefix = path.StartsWith(EnterprisePrefix + "/", StringComparison.Ordinal) ? EnterprisePrefix : "";
        Path = path[Prefix.Length..];
        QueryString = request.QueryString.Value ?? "";
        _query = QueryHelpers.ParseQuery(QueryString).ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal);
        (Method, Headers, Body) = (request.Method, request.Headers, body);
    }

    public string Method { get; }

    public string Prefix { get; }

    public string Path { get; }

    public string QueryString { get; }

    public IHeaderDictionary Headers { get; }

    public byte[] Body { get; }

    public bool IsGraphQL => Path is "/graphql" or "/api/graphql";

    public string? Authorization => Headers.Authorization;

    public string Accept => Headers.Accept.ToString();

    public static async Task<ApiRequest> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        return new ApiRequest(request, body.ToArray());
    }

    public string? Query(string name) => _query.GetValueOrDefault(name);

    public int Number(string name, int otherwise, int most) =>
        _query.TryGetValue(name, out var text) && int.TryParse(text, out var number) && number >= 1 ? Math.Min(number, most) : otherwise;
}
