using System.Buffers.Text;
using System.Globalization;
using System.Text;
using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Api.Admin;

/// <summary>Cursors as callers carry them: opaque, and checked when they come back.</summary>
internal static class Cursors
{
    public static string? Write(DeliveryCursor? cursor) =>
        cursor is null
            ? null
            : Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{cursor.ReceivedAt.UtcTicks}.{cursor.Id}")));

    /// <summary>True for no cursor, and for one of ours.</summary>
    public static bool TryRead(string? text, out DeliveryCursor? cursor)
    {
        cursor = null;
        if (text is null)
        {
            return true;
        }

        if (!Base64Url.IsValid(text))
        {
            return false;
        }

        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('.', 2);
        if (parts.Length != 2
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            || ticks > DateTimeOffset.MaxValue.UtcTicks
            || parts[1].Length == 0
            || !parts[1].All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            return false;
        }

        cursor = new DeliveryCursor(new DateTimeOffset(ticks, TimeSpan.Zero), parts[1]);
        return true;
    }
}
