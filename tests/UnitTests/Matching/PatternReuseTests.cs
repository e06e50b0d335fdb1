using System.Runtime.CompilerServices;
using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.UnitTests.Matching;

public sealed class PatternReuseTests
{
    [Fact]
    public void The_same_text_read_again_is_the_same_pattern() =>
        Patterns.Regex("read-twice$").Should().BeSameAs(Patterns.Regex("read-twice$"));

    [Fact]
    public void Reading_any_number_of_patterns_keeps_only_some_of_them()
    {
        var first = Read("kept-first$");
        for (var i = 0; i < 3_000; i++)
            Read($"kept-{i}$");

        GC.Collect();

        first.IsAlive.Should().BeFalse();
    }

    // A method of its own, so that no local variable of the test holds the pattern.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Read(string text) => new(PathPattern.Parse(PatternType.Regex, text).Pattern);
}
