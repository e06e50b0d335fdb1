using System.Text.Json.Nodes;

namespace ExamplesCopier.GitHubSimulator.Http;

/// <summary>A refusal: the status of a REST answer, and the type of a GraphQL error.</summary>
internal sealed class GitHubError(int status, string message, string? type) : Exception(message)
{
    public int Status { get; } = status;

    public string? Type { get; } = type;

    /// <summary>Joins the usual headers of a REST answer.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; private init; } = new Dictionary<string, string>();

    /// <summary>The details of a REST answer, under <c>errors</c>.</summary>
    public IReadOnlyList<JsonObject> Details { get; private init; } = [];

    public static GitHubError Unauthorized(string message) => new(401, message, null);

    public static GitHubError Forbidden(string message = "Resource not accessible by integration") => new(403, message, "FORBIDDEN");

    /// <summary>403 that names the permissions which would do, such as <c>contents=write</c>.</summary>
    public static GitHubError MissingPermission(string accepted) => new(403, "Resource not accessible by integration", "FORBIDDEN")
    {
        Headers = new Dictionary<string, string> { ["X-Accepted-GitHub-Permissions"] = accepted },
    };

    /// <summary>A writing request to what cannot be written: 403 in REST.</summary>
    public static GitHubError ReadOnly(string message) => new(403, message, "UNPROCESSABLE");

    /// <summary>409, and in GraphQL just one more thing that cannot be done.</summary>
    public static GitHubError EmptyRepository() => new(409, "Git Repository is empty.", "UNPROCESSABLE");

    /// <summary>A pull request that cannot be merged: 405 in REST.</summary>
    public static GitHubError NotMergeable(string message, int status = 405) => new(status, message, "UNPROCESSABLE");

    /// <summary>422 with the list of details that REST gives.</summary>
    public static GitHubError Invalid(string resource, string code, string? field = null, string? message = null)
    {
        var detail = new JsonObject { ["resource"] = resource, ["code"] = code };
        if (field is not null) detail["field"] = field;
        if (message is not null) detail["message"] = message;
        return new GitHubError(422, "Validation Failed", "UNPROCESSABLE") { Details = [detail] };
    }

    public static GitHubError NotFound(string message = "Not Found") => new(404, message, "NOT_FOUND");

    public static GitHubError Stale(string message) => new(409, message, "STALE_DATA");

    public static GitHubError Unprocessable(string message) => new(422, message, "UNPROCESSABLE");
}
