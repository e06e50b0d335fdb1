using System.Text;
using ExamplesCopier.Infrastructure.GitHub.Http;

namespace ExamplesCopier.UnitTests.GitHub;

public sealed class SentContentsTests
{
    private const string Script = "#!/bin/sh\nexport KEY=\"opensesame\"\n\techo done | tee /tmp/log\n";

    [Theory]
    [InlineData("For 'tree/0', \"export KEY=\\\"opensesame\\\"\" is not valid", "For 'tree/0', \"…\" is not valid")]
    [InlineData("""For 'items', "#!/bin/sh\nexport KEY=\"opensesame\"\n\techo done | tee /tmp/log\n" is not an object.""", "For 'items', \"…\" is not an object.")]
    [InlineData("Bad: KEY=\"opensesame\"\n\techo", "Bad:…")]
    [InlineData("opensesame-but-a-little", "opensesame-but-a-little")]
    [InlineData("The branch is protected.", "The branch is protected.")]
    public void What_stands_in_a_content_for_a_while_is_left_out(string words, string told) => Withhold(words, Script).Should().Be(told);

    [Theory]
    [InlineData("s3cret\n", "invalid value s3cret and s3cret", "invalid value … and …")]
    [InlineData("a\n", "a name", "a name")]
    [InlineData("", "a name", "a name")]
    public void A_short_content_is_left_out_as_a_whole(string content, string words, string told) => Withhold(words, content).Should().Be(told);

    [Fact]
    public void Any_of_several_is() => Withhold("first content here, and second content here", "first content here", "second content here").Should().Be("…, and …");

    [Fact]
    public void Long_words_are_cut_before_they_are_looked_through() =>
        Withhold($"{new string('x', 1000)}a content that is long", "a content that is long").Should().NotContain("content");

    private static string Withhold(string words, params string[] contents) =>
        new SentContents(contents.Select(content => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(content))).Withhold(words);
}
