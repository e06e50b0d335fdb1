using System.Security.Cryptography;
using System.Text.Json;
using ExamplesCopier.Domain.Configuration;
using Microsoft.Net.Http.Headers;

namespace ExamplesCopier.Api.Admin;

/// <summary>Tells one state of a source's configuration from another (RFC 9110, section 8.8.3).</summary>
internal static class EntityTags
{
    public static EntityTagHeaderValue Of(Source source)
    {
        var written = JsonSerializer.SerializeToUtf8Bytes(SourceConfiguration.Of(source), ApiJson.Default.SourceConfiguration);
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(written))[..16]}\"");
    }

    /// <summary>What is wrong with the caller's <c>If-Match</c>; null when it can be understood, or is not there. One that is not understood is never taken for none.</summary>
    public static string? ProblemOf(HttpRequest request) =>
        request.Headers.IfMatch.Count == 0 || EntityTagHeaderValue.TryParseStrictList(request.Headers.IfMatch, out _)
            ? null
            : "If-Match cannot be understood: give the ETag as it was answered, with its quotes.";

    /// <summary>Whether the source is as the caller's <c>If-Match</c> wants it; any is, without that header.</summary>
    public static bool IsExpected(HttpRequest request, Source source)
    {
        var wanted = request.GetTypedHeaders().IfMatch;
        return wanted.Count == 0 || wanted.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(Of(source), useStrongComparison: true));
    }

    /// <summary>Whether the caller's <c>If-None-Match</c> says that it has this state already.</summary>
    public static bool IsKnown(HttpRequest request, Source source) =>
        request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(Of(source), useStrongComparison: false));
}
