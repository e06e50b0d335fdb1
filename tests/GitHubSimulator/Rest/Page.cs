using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.Json;

namespace ExamplesCopier.GitHubSimulator.Rest;

/// <summary>The page a client asked for, and the links to its neighbours.</summary>
internal sealed class Page(ApiRequest request, ApiUrls urls, int total)
{
    private readonly int _number = request.Number("page", 1, int.MaxValue / 100);

    public int Size { get; } = request.Number("per_page", 30, 100);

    public int Skip => (_number - 1) * Size;

    public string? Link
    {
        get
        {
            var last = Math.Max(1, (total + Size - 1) / Size);
            var links = new List<string>();
            if (_number > 1) links.Add(To(_number - 1, "prev"));
            if (_number < last) links.AddRange([To(_number + 1, "next"), To(last, "last")]);
            if (_number > 1) links.Add(To(1, "first"));
            return links.Count == 0 ? null : string.Join(", ", links);
        }
    }

    public ApiAnswer Answer(JsonNode items)
    {
        var answer = ApiAnswer.Json(items);
        if (Link is { } link) answer.Headers["Link"] = link;
        return answer;
    }

    private string To(int page, string relation)
    {
        var others = Regex.Replace(request.QueryString, @"(?<=[?&])page=[^&]*&?", "").TrimStart('?').TrimEnd('&');
        return $"<{urls.Api}{request.Path}?{(others.Length == 0 ? "" : others + "&")}page={page}>; rel=\"{relation}\"";
    }
}
