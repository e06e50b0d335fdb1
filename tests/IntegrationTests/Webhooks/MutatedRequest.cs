using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace ExamplesCopier.IntegrationTests.Webhooks;

/// <summary>A webhook that one to four accidents happened to, the same ones for the same seed.</summary>
internal sealed class MutatedRequest
{
    private const string Event = """{"action":"closed","number":7,"installation":{"id":1001},"repository":{"id":1,"full_name":"acme/examples"},"pull_request":{"number":7,"merged":true,"merge_commit_sha":null,"title":"é","html_url":"x","changed_files":1,"user":{"login":"a","id":1},"base":{"ref":"main"}}}""";
    private static readonly string[] _paths = ["webhooks/github", "events", "webhook", "webhooks/github/", "webhooks/github?x=%00"];
    private static readonly string[] _events = ["pull_request", "push", "ping", "installation", "repository", "PULL_REQUEST", "x", " ", "pull_request\t"];
    private static readonly string[] _types = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=x", "text/plain; charset=utf-99", "application/json; charset=utf-16", ";;;", "a/b"];

    private readonly Random _random;
    private readonly string _secret;
    private readonly Dictionary<string, string> _headers;
    private byte[] _body = Encoding.UTF8.GetBytes(Event);
    private string _type = "application/json";
    private bool _isChunked;
    private bool _signsLast = true;

    public MutatedRequest(int seed, string secret)
    {
        (_random, _secret) = (new Random(seed), secret);
        _headers = new(StringComparer.OrdinalIgnoreCase) { ["X-GitHub-Event"] = "pull_request", ["X-GitHub-Delivery"] = Guid.NewGuid().ToString() };
        for (var i = _random.Next(1, 5); i > 0; i--)
        {
            Mutate();
        }
    }

    public HttpRequestMessage ToMessage(Uri service)
    {
        var content = new ByteArrayContent(_body);
        content.Headers.TryAddWithoutValidation("Content-Type", _type);
        var message = new HttpRequestMessage(HttpMethod.Post, new Uri(service, _paths[_random.Next(_paths.Length)])) { Content = content };
        message.Headers.TransferEncodingChunked = _isChunked;
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*"));
        if (_signsLast)
        {
            _headers["X-Hub-Signature-256"] = $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(_secret), _body))}";
        }

        foreach (var (name, value) in _headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    private void Mutate()
    {
        switch (_random.Next(12))
        {
            case 0:
                _body = [.. Enumerable.Range(0, _random.Next(2000)).Select(_ => (byte)_random.Next(256))];
                break;
            case 1 when _body.Length > 0:
                _body[_random.Next(_body.Length)] = (byte)_random.Next(256);
                break;
            case 2:
                _body = _body[.._random.Next(_body.Length + 1)];
                break;
            case 3:
                _body = Encoding.UTF8.GetBytes(new string(_random.Next(2) == 0 ? '[' : '{', _random.Next(200_000)));
                break;
            case 4:
                Replace("7", _random.Next(3) switch { 0 => "-9223372036854775808", 1 => "1e400", _ => _random.Next().ToString(CultureInfo.InvariantCulture) });
                break;
            case 5:
                Replace("acme/examples", _random.Next(4) switch { 0 => new string('a', 100_000), 1 => "acme/\\u0000", 2 => "acme\\ud800/x", _ => "nobody/nothing" });
                break;
            case 6:
                Replace("\"é\"", _random.Next(3) switch { 0 => $"\"{new string('é', 500_000)}\"", 1 => "\"\\ud800\"", _ => "{\"a\":[1,2,{}]}" });
                break;
            case 7:
                _headers["X-GitHub-Event"] = _events[_random.Next(_events.Length)];
                break;
            case 8:
                _headers["X-GitHub-Delivery"] = _random.Next(3) switch { 0 => "", 1 => new string('a', 300), _ => "a b\t;--" };
                break;
            case 9:
                _type = _types[_random.Next(_types.Length)];
                break;
            case 10:
                _isChunked = true;
                break;
            default:
                _signsLast = false;
                _headers["X-Hub-Signature-256"] = _random.Next(3) switch { 0 => "sha256=", 1 => $"sha256={new string('0', 64)}", _ => $"sha256={new string('z', _random.Next(5000))}" };
                break;
        }
    }

    private void Replace(string what, string with) =>
        _body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(_body).Replace(what, with, StringComparison.Ordinal));
}
