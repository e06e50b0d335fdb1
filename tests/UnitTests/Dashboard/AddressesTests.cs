using ExamplesCopier.Api.Dashboard;

namespace ExamplesCopier.UnitTests.Dashboard;

public sealed class AddressesTests
{
    [Theory]
    [InlineData("/deliveries?state=failed", "/deliveries?state=failed")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("deliveries", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/a\r\nSet-Cookie: x", "/")]
    public void Nobody_is_sent_elsewhere(string? asked, string expected) => Addresses.Local(asked).Should().Be(expected);
}
