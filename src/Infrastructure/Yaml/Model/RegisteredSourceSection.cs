using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Infrastructure.Yaml.Fields;

namespace ExamplesCopier.Infrastructure.Yaml.Model;

/// <summary>A registered source: the document itself is one entry of <c>sources</c>.</summary>
internal static class RegisteredSourceSection
{
    public static CopierConfiguration Read(Section root, Defaults defaults)
    {
        IReadOnlyList<Source> sources = SourceSection.Read(root, defaults) is { } source ? [root.Origin(source with { Origin = SourceOrigin.Api })] : [];
        return root.Origin(new CopierConfiguration { Sources = sources, Defaults = defaults });
    }
}
