namespace ExamplesCopier.Infrastructure.Yaml.Conversion;

/// <summary>Names that are unique within a source.</summary>
internal sealed class RuleNames
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>The name, with a number behind it when it is one of several or taken.</summary>
    public string Next(string name, bool numbered = false)
    {
        if (!numbered && _taken.Add(name))
        {
            return name;
        }

        for (var number = numbered ? 1 : 2; ; number++)
        {
            var next = FormattableString.Invariant($"{name}-{number}");
            if (_taken.Add(next))
            {
                return next;
            }
        }
    }
}
