using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Api.Admin;

/// <summary>Cursors as callers carry them: opaque, and checked when they come back.</summary>
internal static class Cursors
{
    private const int MaxLength = 16 * 1024;

    public static string? Write(params IReadOnlyList<string> parts) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(parts, ApiJson.Default.IReadOnlyListString));

    public static bool TryRead(string text, out IReadOnlyList<string> parts)
    {
        parts = [];
        if (text.Length is 0 or > MaxLength || !Base64Url.IsValid(text))
        {
            return false;
        }

        try
        {
            parts = JsonSerializer.Deserialize(Base64Url.DecodeFromChars(text), ApiJson.Default.IReadOnlyListString) ?? [];
            // PostgreSQL takes no NUL in a text.
            return parts.All(part => part is not null && !part.Contains('\0'));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public static string? Of(DeliveryCursor? cursor) => cursor is null ? null : Write(Number(cursor.ReceivedAt.UtcTicks), cursor.Id);

    public static DeliveryCursor? Delivery(IReadOnlyList<string> parts) =>
        parts is [var ticks, { Length: > 0 } id] && TryNumber(ticks, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks
            ? new DeliveryCursor(new DateTimeOffset(at, TimeSpan.Zero), id)
            : null;

    public static string? Of(ProvenanceCursor? cursor) => cursor is null ? null : Write(cursor.Branch, cursor.Path);

    public static ProvenanceCursor? Provenance(IReadOnlyList<string> parts) => parts is [var branch, var path] ? new ProvenanceCursor(branch, path) : null;

    public static string? Of(AuditCursor? cursor) => cursor is null ? null : Write(Number(cursor.Number));

    public static AuditCursor? Audit(IReadOnlyList<string> parts) => parts is [var number] && TryNumber(number, out var before) ? new AuditCursor(before) : null;

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool TryNumber(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
