using System.Buffers.Text;
using System.Text;
using CsCheck;
using ExamplesCopier.Api.Admin;
using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.UnitTests.Security;

public sealed class CursorsTests
{
    [Fact]
    public void A_cursor_comes_back_as_it_went() =>
        Gen.Select(Gen.Long[0, DateTimeOffset.MaxValue.UtcTicks], Gen.OneOfConst("72d3162e-cc78-11e3-81ab-4c9367dc0958", "x", "019ab2c3d4e57f8091a2b3c4d5e6f708")).Sample((ticks, id) =>
        {
            var cursor = new DeliveryCursor(new DateTimeOffset(ticks, TimeSpan.Zero), id);
            return Read(Cursors.Of(cursor)!, Cursors.Delivery) == cursor;
        });

    [Fact]
    public void A_place_in_a_target_comes_back_as_it_went()
    {
        var cursor = new ProvenanceCursor("release/1.0", "docs/größe \"x\".md");

        Read(Cursors.Of(cursor)!, Cursors.Provenance).Should().Be(cursor);
        Read(Cursors.Of(new AuditCursor(7))!, Cursors.Audit).Should().Be(new AuditCursor(7));
    }

    [Fact]
    public void The_last_page_has_no_cursor()
    {
        Cursors.Of((DeliveryCursor?)null).Should().BeNull();
        Cursors.Of((AuditCursor?)null).Should().BeNull();
        Cursors.Of((ProvenanceCursor?)null).Should().BeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("!")]
    [InlineData("a")]
    [InlineData("not base64 at all?")]
    public void What_is_not_even_encoded_is_refused(string text) => Cursors.TryRead(text, out _).Should().BeFalse();

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("{}")]
    [InlineData("[")]
    [InlineData("[1]")]
    [InlineData("[null]")]
    [InlineData("""["5","a\u0000b"]""")]
    [InlineData("""["5","a\ud800b"]""")]
    [InlineData("""["main","docs/\udc00.md"]""")]
    public void What_is_not_ours_is_refused(string text) =>
        Cursors.TryRead(Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text)), out _).Should().BeFalse();

    [Theory]
    [InlineData("[]")]
    [InlineData("""["5"]""")]
    [InlineData("""["5",""]""")]
    [InlineData("""["-1","id"]""")]
    [InlineData("""["+1","id"]""")]
    [InlineData("""["1e3","id"]""")]
    [InlineData("""["9223372036854775807","id"]""")]
    [InlineData("""["99999999999999999999","id"]""")]
    [InlineData("""["x","id"]""")]
    [InlineData("""["5","id","more"]""")]
    public void What_is_no_place_among_deliveries_is_refused(string text) =>
        Read(Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text)), Cursors.Delivery).Should().BeNull();

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Cursors.TryRead(Base64Url.EncodeToString([0x5B, 0x22, 0xFF, 0xFE, 0x22, 0x5D]), out _).Should().BeFalse();

    [Fact]
    public void Nothing_that_callers_make_up_throws() => Gen.String.Sample(text =>
    {
        _ = Cursors.TryRead(text, out _);
        _ = Cursors.TryRead(Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text)), out _);
    });

    private static T? Read<T>(string text, Func<IReadOnlyList<string>, T?> read)
        where T : class => Cursors.TryRead(text, out var parts) ? read(parts) : null;
}
