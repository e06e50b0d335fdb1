using ExamplesCopier.Api.Dashboard.Parts;

namespace ExamplesCopier.UnitTests.Dashboard;

public sealed class PullRequestAddressTests
{
    [Theory]
    [InlineData("https://github.com/acme/examples/pull/12", "acme/examples", 12)]
    [InlineData(" https://github.com/acme/examples/pull/12/files?w=1#diff ", "acme/examples", 12)]
    [InlineData("https://github.com/acme/examples/pull/12#issuecomment-1", "acme/examples", 12)]
    [InlineData("http://ghe.acme.example:8443/acme/ex.amples/pull/7/commits", "acme/ex.amples", 7)]
    [InlineData("github.com/acme/examples/pull/12", "acme/examples", 12)]
    [InlineData("acme/examples#12", "acme/examples", 12)]
    [InlineData("#12", null, 12)]
    [InlineData("12", null, 12)]
    public void What_people_paste_is_understood(string text, string? repository, int number)
    {
        PullRequestAddress.TryParse(text, out var address).Should().BeTrue();

        address!.Repository?.ToString().Should().Be(repository);
        address.Number.Should().Be(number);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("99999999999")]
    [InlineData("4294967297")]
    [InlineData("١٢")]
    [InlineData("acme/examples")]
    [InlineData("acme/examples12")]
    [InlineData("https://github.com/acme/examples/issues/12")]
    [InlineData("https://github.com/acme/examples/pull/12x")]
    [InlineData("https://github.com/acme/../pull/12")]
    [InlineData("javascript:alert(1)//acme/examples/pull/12")]
    [InlineData("<b>12</b>")]
    public void Anything_else_is_not(string? text) => PullRequestAddress.TryParse(text, out _).Should().BeFalse();
}
