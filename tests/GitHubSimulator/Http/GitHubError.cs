namespace ExamplesCopier.GitHubSimulator.Http;

/// <summary>A refusal: the status of a REST answer, and the type of a GraphQL error.</summary>
internal sealed class GitHubError(int status, string message, string? type) : Exception(message)
{
    public int Status { get; } = status;

    public string? Type { get; } = type;

    public static GitHubError Unauthorized(string message) => new(401, message, null);

    public static GitHubError Forbidden(string message = "Resource not accessible by integration") => new(403, message, "FORBIDDEN");

    public static GitHubError NotFound(string message = "Not Found") => new(404, message, "NOT_FOUND");

    public static GitHubError Stale(string message) => new(409, message, "STALE_DATA");

    public static GitHubError Unprocessable(string message) => new(422, message, "UNPROCESSABLE");
}
