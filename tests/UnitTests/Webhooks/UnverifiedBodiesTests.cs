using ExamplesCopier.Api.Webhooks;
using Microsoft.AspNetCore.Http;

namespace ExamplesCopier.UnitTests.Webhooks;

public sealed class UnverifiedBodiesTests
{
    private readonly UnverifiedBodies _bodies = new();

    [Fact]
    public void What_strangers_send_is_held_up_to_a_bound_all_together()
    {
        _bodies.TryTake(UnverifiedBodies.MaxBytes - 1).Should().BeTrue();
        _bodies.TryTake(2).Should().BeFalse();
        _bodies.TryTake(1).Should().BeTrue("a refused body takes no room");
        _bodies.TryTake(1).Should().BeFalse();

        _bodies.Release(1);
        _bodies.TryTake(1).Should().BeTrue();
    }

    [Fact]
    public void Nothing_is_lost_when_many_come_and_go_at_once()
    {
        Parallel.For(0, 1000, _ =>
        {
            if (_bodies.TryTake(1_000_000))
            {
                _bodies.Release(1_000_000);
            }
        });

        _bodies.TryTake(UnverifiedBodies.MaxBytes).Should().BeTrue();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(65_535, false)]
    [InlineData(65_536, false)]
    [InlineData(65_537, true)]
    [InlineData(3_000_000, false)]
    [InlineData((int)WebhookBody.MaxBytes, true)]
    [InlineData((int)WebhookBody.MaxBytes, false)]
    public async Task A_body_is_read_whole_and_gives_its_room_back(int length, bool announced)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        var (body, refusal) = await ReadAsync(new MemoryStream(bytes), announced ? length : null);
        using (body)
        {
            refusal.Should().Be(WebhookBody.Refusal.None);
            body.Bytes.Span.SequenceEqual(bytes).Should().BeTrue();
            _bodies.TryTake(UnverifiedBodies.MaxBytes).Should().BeFalse("the body is held");
        }

        _bodies.TryTake(UnverifiedBodies.MaxBytes).Should().BeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_limit_is_refused_whether_it_says_so_or_not(bool announced)
    {
        var length = WebhookBody.MaxBytes + 1;
        using var stream = new MemoryStream(new byte[length]);
        var (body, refusal) = await ReadAsync(stream, announced ? length : null);
        body.Dispose();

        refusal.Should().Be(WebhookBody.Refusal.TooLarge);
        (stream.Position == 0).Should().Be(announced, "what says that it is too large is not read");
        _bodies.TryTake(UnverifiedBodies.MaxBytes).Should().BeTrue();
    }

    [Fact]
    public async Task Without_room_a_body_is_refused_and_takes_none()
    {
        _bodies.TryTake(UnverifiedBodies.MaxBytes - 1_000).Should().BeTrue();
        var (body, refusal) = await ReadAsync(new MemoryStream(new byte[10]), 10);
        body.Dispose();

        refusal.Should().Be(WebhookBody.Refusal.NoRoom);
        _bodies.TryTake(1_000).Should().BeTrue();
    }

    [Fact]
    public async Task A_body_disposed_twice_gives_its_room_back_once()
    {
        var (body, _) = await ReadAsync(new MemoryStream(new byte[10]), 10);
        body.Dispose();
        body.Dispose();

        _bodies.TryTake(UnverifiedBodies.MaxBytes).Should().BeTrue();
        _bodies.TryTake(1).Should().BeFalse();
    }

    private Task<(WebhookBody Body, WebhookBody.Refusal Refusal)> ReadAsync(Stream stream, long? announced)
    {
        var context = new DefaultHttpContext();
        context.Request.Body = stream;
        context.Request.ContentLength = announced;
        return WebhookBody.ReadAsync(context.Request, _bodies, CancellationToken.None);
    }
}
