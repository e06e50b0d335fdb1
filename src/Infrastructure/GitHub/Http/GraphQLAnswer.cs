using System.Text.Json;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>An answer with data, perhaps with errors beside it.</summary>
internal sealed class GraphQLAnswer : IDisposable
{
    private readonly JsonDocument _body;
    private readonly IDisposable? _room;
    private readonly Func<GraphQLError, Fault> _judge;

    /// <param name="body">The answer.</param>
    /// <param name="room">What it takes of the memory, given back with it.</param>
    /// <param name="sent">What its errors must not tell on.</param>
    /// <param name="judge">Tells what an error means.</param>
    public GraphQLAnswer(JsonDocument body, IDisposable? room, SentContents sent, Func<GraphQLError, Fault> judge)
    {
        (_body, _room, _judge) = (body, room, judge);
        var root = body.RootElement.ValueKind == JsonValueKind.Object ? body.RootElement : default;
        Data = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("data", out var data) ? data : default;
        Errors = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array
            ? [.. errors.EnumerateArray().Select(error => GraphQLError.From(error, sent))]
            : [];
    }

    public JsonElement Data { get; }

    public IReadOnlyList<GraphQLError> Errors { get; }

    public Fault FaultOf(GraphQLError error) => _judge(error);

    public void Dispose()
    {
        _body.Dispose();
        _room?.Dispose();
    }
}

/// <param name="Alias">The top-level field that it belongs to.</param>
/// <param name="Type">GitHub's name of the kind of error.</param>
/// <param name="Message">GitHub's words, to be judged by.</param>
/// <param name="Told">What of them may be told.</param>
internal sealed record GraphQLError(string? Alias, string? Type, string Message, string Told)
{
    public static GraphQLError From(JsonElement error, SentContents sent)
    {
        if (error.ValueKind != JsonValueKind.Object)
        {
            return new(null, null, "", "");
        }

        var message = error.TryGetProperty("message", out var words) ? words.ToString() : "";
        return new(
            error.TryGetProperty("path", out var path) && path.ValueKind == JsonValueKind.Array && path.GetArrayLength() > 0 ? path[0].ToString() : null,
            error.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null,
            GitHubWords.OneLine(message),
            GitHubWords.OneLine(sent.Withhold(message)));
    }
}
