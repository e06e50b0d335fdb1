namespace ExamplesCopier.Infrastructure.Yaml.Documents;

/// <summary>A place in a file as editors count it: both from 1, the column in UTF-16 units.</summary>
internal readonly record struct Position(int Line, int Column)
{
    public static Position Start { get; } = new(1, 1);
}
