using ExamplesCopier.Api.Dashboard.Pages.Try;

namespace ExamplesCopier.UnitTests.Dashboard;

public sealed class TryQuestionTests
{
    [Fact]
    public void Paths_are_lines_each_once_and_the_blanks_of_a_name_are_its_own()
    {
        var question = new TryQuestion("acme/examples", null, "a.go\r\n\n  \n b .go\r\na.go\n");

        question.PathList.Should().Equal("a.go", " b .go");
        question.Read().Subject!.Paths.Should().Equal("a.go", " b .go");
    }

    [Fact]
    public void A_pasted_address_names_the_source()
    {
        var (subject, problem) = new TryQuestion("acme/examples", "https://github.com/globex/shared/pull/7", "").Read();

        problem.Should().BeNull();
        subject!.Source.ToString().Should().Be("globex/shared");
        subject.PullRequest.Should().Be(7);
        subject.Paths.Should().BeNull();
    }

    [Theory]
    [InlineData("acme/examples", "12", "a.go", "not both")]
    [InlineData("acme/examples", "twelve", "", "its number, or its address")]
    [InlineData("acme", "12", "", "Choose a source")]
    [InlineData(null, null, "a.go", "Choose a source")]
    public void What_cannot_be_understood_is_told_in_words(string? source, string? pullRequest, string? paths, string words)
    {
        var (subject, problem) = new TryQuestion(source, pullRequest, paths).Read();

        subject.Should().BeNull();
        problem.Should().Contain(words);
    }

    [Fact]
    public void A_short_question_has_an_address_and_a_long_one_has_none()
    {
        new TryQuestion("acme/examples", null, "a b.go\r\nc&d.go").Address.Should().Be("/try?source=acme%2Fexamples&paths=a%20b.go%0Ac%26d.go");
        new TryQuestion("acme/examples", " #12 ", null).Address.Should().Be("/try?source=acme%2Fexamples&pull_request=%2312");
        new TryQuestion("acme/examples", null, new string('ü', 500)).Address.Should().BeNull("it has 3,000 characters once it is escaped");
        new TryQuestion("acme/examples", null, new string('a', 5000)).Address.Should().BeNull();
    }
}
