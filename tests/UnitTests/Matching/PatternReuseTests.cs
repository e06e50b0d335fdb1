using System.Runtime.CompilerServices;
using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.UnitTests.Matching;

public sealed class PatternReuseTests
{
    // Other tests read patterns at the same time, and may be what makes the memory start over between two readings.
    [Fact]
    public void The_same_text_read_again_is_the_same_pattern() =>
        Enumerable.Range(0, 20).Any(_ => ReferenceEquals(Patterns.Regex("read-twice$"), Patterns.Regex("read-twice$"))).Should().BeTrue();

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
