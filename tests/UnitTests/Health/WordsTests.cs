using ExamplesCopier.Api.Admin;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.UnitTests.Health;

public sealed class WordsTests
{
    [Theory]
    [InlineData(DeliveryState.Pending, "pending")]
    [InlineData(DeliveryState.PartiallyFailed, "partially_failed")]
    public void States_are_written_in_snake_case(DeliveryState state, string word) => Words.Of(state).Should().Be(word);

    [Fact]
    public void Every_state_is_read_as_it_is_written()
    {
        foreach (var state in Enum.GetValues<DeliveryState>())
        {
            Words.TryRead<DeliveryState>(Words.Of(state), out var read).Should().BeTrue();
            read.Should().Be(state);
        }

        Words.Of(DeliveryKind.CatchUp).Should().Be("catch_up");
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("Pending")]
    [InlineData("PartiallyFailed")]
    [InlineData("pending,running")]
    [InlineData(" pending")]
    public void Anything_else_is_no_state(string text) => Words.TryRead<DeliveryState>(text, out _).Should().BeFalse();
}
