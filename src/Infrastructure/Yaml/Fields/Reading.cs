using ExamplesCopier.Infrastructure.Yaml.Documents;

namespace ExamplesCopier.Infrastructure.Yaml.Fields;

/// <summary>One file while it is turned into the model.</summary>
internal sealed record Reading(string Text, Problems Problems, bool IsLegacy)
{
    /// <summary>Which mapping of the file each object of the model was read from.</summary>
    public Dictionary<object, Section> Origins { get; } = new(ReferenceEqualityComparer.Instance);
}
