using System.Buffers.Binary;
using System.Text;

namespace ExamplesCopier.IntegrationTests.Telemetry;

/// <summary>Reads messages without their schema (https://protobuf.dev/programming-guides/encoding/), so that nothing of the exporter judges itself.</summary>
internal sealed class Protobuf
{
    private readonly List<(int Number, ulong Scalar, ReadOnlyMemory<byte> Bytes)> _fields = [];

    private Protobuf()
    {
    }

    public static Protobuf Parse(ReadOnlyMemory<byte> bytes)
    {
        var message = new Protobuf();
        while (bytes.Length > 0)
        {
            var key = Varint(ref bytes);
            var number = (int)(key >> 3);
            switch (key & 7)
            {
                case 0:
                    message._fields.Add((number, Varint(ref bytes), default));
                    break;
                case 1:
                    message._fields.Add((number, BinaryPrimitives.ReadUInt64LittleEndian(bytes.Span), default));
                    bytes = bytes[8..];
                    break;
                case 2:
                    var length = (int)Varint(ref bytes);
                    message._fields.Add((number, 0, bytes[..length]));
                    bytes = bytes[length..];
                    break;
                case 5:
                    message._fields.Add((number, BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span), default));
                    bytes = bytes[4..];
                    break;
                default:
                    throw new FormatException($"There is no wire type {key & 7}.");
            }
        }

        return message;
    }

    /// <summary>All messages at the end of a path of fields.</summary>
    public IEnumerable<Protobuf> At(params int[] path) => path is [var first, .. var rest]
        ? _fields.Where(field => field.Number == first).SelectMany(field => Parse(field.Bytes).At(rest))
        : [this];

    public string Text(int number) => Encoding.UTF8.GetString(Bytes(number));

    public string Hex(int number) => Convert.ToHexStringLower(Bytes(number));

    public long Number(int number) => (long)_fields.LastOrDefault(field => field.Number == number).Scalar;

    private ReadOnlySpan<byte> Bytes(int number) => _fields.LastOrDefault(field => field.Number == number).Bytes.Span;

    private static ulong Varint(ref ReadOnlyMemory<byte> bytes)
    {
        ulong value = 0;
        for (var i = 0; ; i++)
        {
            value |= (ulong)(bytes.Span[i] & 0x7f) << (7 * i);
            if ((bytes.Span[i] & 0x80) == 0)
            {
                bytes = bytes[(i + 1)..];
                return value;
            }
        }
    }
}
