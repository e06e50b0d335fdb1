using ExamplesCopier.Api.Security;

namespace ExamplesCopier.UnitTests.Security;

public sealed class ControlCharactersTests
{
    [Theory]
    [InlineData("plain text, ünïcode 日本 😀", "plain text, ünïcode 日本 😀")]
    [InlineData("two\nlines", "two\nlines")]
    [InlineData("\u001b[31mred", "\\u001b[31mred")]
    [InlineData("a\rb", "a\\u000db")]
    [InlineData("a\0b\u007fc\u0085d", "a\\u0000b\\u007fc\\u0085d")]
    [InlineData("a\u202egnp.exe", "a\\u202egnp.exe")]
    [InlineData("a\u200bb\ufeffc", "a\\u200bb\\ufeffc")]
    [InlineData("a\u2028b\u2029c", "a\\u2028b\\u2029c")]
    [InlineData("", "")]
    public void What_would_act_in_a_terminal_is_written_out(string text, string shown) => ControlCharacters.Escape(text).Should().Be(shown);

    [Fact]
    public void Harmless_text_is_not_copied()
    {
        const string text = "harmless";

        ControlCharacters.Escape(text).Should().BeSameAs(text);
    }
}
