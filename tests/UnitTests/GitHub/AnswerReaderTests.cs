using System.Text;
using System.Text.Json;
using ExamplesCopier.Infrastructure.GitHub.Http;

namespace ExamplesCopier.UnitTests.GitHub;

public sealed class AnswerReaderTests : IDisposable
{
    private readonly ContentMemory _memory = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AnswerReader Reader => new(_memory);

    public void Dispose() => _memory.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(65_534)]
    [InlineData(65_536)]
    [InlineData(1_048_576)]
    [InlineData(9_000_000)]
    public async Task An_answer_is_read_to_its_last_byte(int length)
    {
        var text = new string('x', length);

        var (body, room) = await Reader.ReadAsync(new StringContent($"\"{text}\""), Token);

        using (room)
        using (body)
        {
            body.RootElement.GetString().Should().Be(text);
        }
    }

    [Fact]
    public async Task One_that_is_too_long_is_not_read_to_its_end()
    {
        var told = new ByteArrayContent(new byte[AnswerReader.MaxBytes + 1]);
        await using var endless = new Endless();

        await Reader.Awaiting(reader => reader.ReadAsync(told, Token)).Should().ThrowAsync<AnswerTooLargeException>();
        await Reader.Awaiting(reader => reader.ReadAsync(new StreamContent(endless), Token)).Should().ThrowAsync<AnswerTooLargeException>();

        endless.Given.Should().BeLessThanOrEqualTo(AnswerReader.MaxBytes);
        using var all = await _memory.ReserveAsync(ContentMemory.MaxTotal, Token);
        all.Should().NotBeNull("its room was given back");
    }

    [Fact]
    public async Task What_is_no_JSON_gives_its_room_back()
    {
        var broken = new ByteArrayContent(Encoding.UTF8.GetBytes($"\"{new string('x', 2_000_000)}"));

        await Reader.Awaiting(reader => reader.ReadAsync(broken, Token)).Should().ThrowAsync<JsonException>();

        using var all = await _memory.ReserveAsync(ContentMemory.MaxTotal, Token);
        all.Should().NotBeNull();
    }

    [Fact]
    public async Task A_long_answer_waits_for_room_and_a_short_one_does_not()
    {
        var all = await _memory.ReserveAsync(ContentMemory.MaxTotal, Token);

        var waiting = Reader.ReadAsync(new StringContent($"\"{new string('x', 2_000_000)}\""), Token);
        var (small, none) = await Reader.ReadAsync(new StringContent("1"), Token);

        none.Should().BeNull();
        small.Dispose();
        waiting.IsCompleted.Should().BeFalse();
        all!.Dispose();
        var (body, room) = await waiting;
        room.Should().NotBeNull();
        body.Dispose();
        room!.Dispose();
    }

    private sealed class Endless : MemoryStream
    {
        public long Given { get; private set; }

        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
