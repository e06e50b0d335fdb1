using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Yaml.Documents;

namespace ExamplesCopier.Infrastructure.Yaml.Conversion;

/// <summary>One value of an older file. Those files were read leniently: what is not known was passed over, and is told here.</summary>
internal sealed class OlderPart(OlderFile file, DocumentPath path, Node? node, Position parent)
{
    private const string Reference = "$ref";

    public bool IsAbsent => node is null or ScalarNode { Kind: ScalarKind.Null };

    public bool IsMapping => node is MappingNode;

    public bool IsList => node is SequenceNode;

    /// <summary>A child, or what the file holds that it refers to.</summary>
    public OlderPart this[string key] => Child(key) is var child && child.Child(Reference).Text() is { Length: > 0 } reference
        ? child.Follow(reference)
        : child;

    public bool Has(string key) => !Child(key).IsAbsent;

    /// <summary>The text of a scalar; empty text is none, as it was to the older tool.</summary>
    public string? Text()
    {
        if (IsAbsent)
        {
            return null;
        }

        if (node is not ScalarNode scalar)
        {
            Error("Expected text.");
            return null;
        }

        return scalar.Value.Length == 0 ? null : scalar.Value;
    }

    public bool? Boolean() => node switch
    {
        ScalarNode { Kind: ScalarKind.Boolean } scalar => scalar.Value[0] is 't' or 'T',
        ScalarNode scalar when CoreSchema.OldBoolean(scalar.Value) is { } old => old,
        _ when IsAbsent => null,
        _ => Refuse<bool?>("Expected true or false."),
    };

    public IReadOnlyList<OlderPart> Items() => node switch
    {
        SequenceNode list => [.. list.Items.Select((item, i) => new OlderPart(file, path.Of(i), item, item.Start))],
        _ when IsAbsent => [],
        _ => Refuse<IReadOnlyList<OlderPart>>("Expected a list.") ?? [],
    };

    public IReadOnlyList<string> Texts() => [.. Items().Select(item => item.Text()).OfType<string>()];

    /// <summary>Text that must be there.</summary>
    public string? Required(string advice) => Text() ?? Refuse<string>($"This is missing. {advice}");

    public RepositoryName? Repository(string text)
    {
        if (RepositoryName.TryParse(text, out var repository))
        {
            return repository;
        }

        return Refuse<RepositoryName>($"{Quoted.Quote(text)} is not a repository. Write it as owner/name.");
    }

    public BranchName? Branch() => Text() switch
    {
        null => BranchName.Main,
        var text when BranchName.TryParse(text, out var branch) => branch,
        var text => Refuse<BranchName>($"{Quoted.Quote(text)} is not a branch name that git allows."),
    };

    public InstallationId? Installation() => Text() switch
    {
        null => null,
        var text when InstallationId.TryParse(text, out var installation) => installation,
        var text => Refuse<InstallationId?>($"{Quoted.Quote(text)} is not an installation."),
    };

    /// <summary>Tells of keys that have no counterpart.</summary>
    public void NoteOthers(params ReadOnlySpan<string> known)
    {
        foreach (var (key, _) in (node as MappingNode)?.Entries ?? [])
        {
            if (!known.Contains(key.Value))
            {
                file.Report.Note(file.Name, path.Of(key.Value), key.Start, "This has no counterpart and is left out.");
            }
        }
    }

    public void Error(string message) => file.Report.Error(file.Name, path, Start, message);

    public void Note(string message) => file.Report.Note(file.Name, path, Start, message);

    /// <summary>The file at a path of the repository.</summary>
    public OlderPart? FileFromTop(string at) => file.FromTop(at);

    private Position Start => node?.Start ?? parent;

    private OlderPart Child(string key) => new(file, path.Of(key), (node as MappingNode)?.Find(key), Start);

    private OlderPart Follow(string reference)
    {
        if (!reference.StartsWith("repo://", StringComparison.Ordinal) && file.Refer(reference) is { } found)
        {
            return found;
        }

        Error(reference.StartsWith("repo://", StringComparison.Ordinal)
            ? $"{Quoted.Quote(reference)} lies in another repository, and nothing is fetched here. Save it beside this file and refer to it by its path."
            : $"There is no file {Quoted.Quote(reference)} beside this one, or it is a link or larger than 1 MB.");
        return new OlderPart(file, path, null, Start);
    }

    private T? Refuse<T>(string message)
    {
        Error(message);
        return default;
    }
}
