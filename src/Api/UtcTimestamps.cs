using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ExamplesCopier.Api;

/// <summary>Moments as GitHub and the specification write them: UTC, with a <c>Z</c>.</summary>
internal sealed class UtcTimestamps : JsonConverter<DateTimeOffset>
{
    private const string Format = "yyyy-MM-ddTHH:mm:ss.fff\\Z";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture));
}
