using System.Text.Json.Serialization;

namespace ExamplesCopier.Api.Errors;

/// <summary>Every error the service answers with (the specification's section 10).</summary>
public sealed record ErrorBody
{
    /// <summary>One of <see cref="ErrorKinds"/>.</summary>
    public required string Error { get; init; }

    public required string Message { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SourceRepo { get; init; }

    public required DateTimeOffset Timestamp { get; init; }

    public required string RequestId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ErrorDetail>? Errors { get; init; }
}

/// <summary>One broken rule.</summary>
public sealed record ErrorDetail(string Path, int? Line, int? Column, string Message);

/// <summary>The names of errors.</summary>
public static class ErrorKinds
{
    public const string Configuration = "configuration error";
    public const string Authentication = "authentication error";
    public const string Validation = "validation error";
    public const string InvalidSignature = "invalid signature";
    public const string InvalidRequest = "invalid request";
    public const string PayloadTooLarge = "payload too large";
    public const string Unauthorized = "unauthorized";
    public const string Forbidden = "forbidden";
    public const string NotFound = "not found";
    public const string Conflict = "conflict";
    public const string StoreUnavailable = "store unavailable";
    public const string RateLimited = "rate limited";
    public const string Internal = "internal error";
}
