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
            return Cursors.TryRead(Cursors.Write(cursor), out var read) && read == cursor;
        });

    [Fact]
    public void No_cursor_is_the_beginning()
    {
        Cursors.Write(null).Should().BeNull();
        Cursors.TryRead(null, out var cursor).Should().BeTrue();
        cursor.Should().BeNull();
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
    [InlineData(".id")]
    [InlineData("-1.id")]
    [InlineData("+1.id")]
    [InlineData("1e3.id")]
    [InlineData("9223372036854775807.id")]
    [InlineData("99999999999999999999.id")]
    [InlineData("x.id")]
    [InlineData("5.")]
    [InlineData("5.a\0b")]
    [InlineData("5.a\nb")]
    public void What_is_not_ours_is_refused(string text) =>
        Cursors.TryRead(Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text)), out _).Should().BeFalse();

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Cursors.TryRead(Base64Url.EncodeToString([0x35, 0x2E, 0xFF, 0xFE]), out _).Should().BeFalse();

    [Fact]
    public void Nothing_that_callers_make_up_throws() => Gen.String.Sample(text =>
    {
        _ = Cursors.TryRead(text, out _);
        _ = Cursors.TryRead(Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text)), out _);
    });
}
