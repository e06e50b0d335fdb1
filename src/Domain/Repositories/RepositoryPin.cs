namespace ExamplesCopier.Domain.Repositories;

/// <summary>A repository as GitHub knows it.</summary>
/// <param name="Id">GitHub's number; it survives a new name and a new owner, and no other repository ever has it.</param>
/// <param name="Name">Its present name.</param>
public sealed record RepositoryIdentity(long Id, RepositoryName Name);

/// <summary>Which repository a configured name stands for, from when it was first seen on (the specification's section 4).</summary>
public sealed record RepositoryPin
{
    /// <summary>The name as the configuration writes it.</summary>
    public required RepositoryName Configured { get; init; }

    /// <summary>The repository that is used under that name; null while none was.</summary>
    public RepositoryIdentity? Known { get; init; }

    /// <summary>The one that was found there last and is not used, until an operator confirms it.</summary>
    public RepositoryIdentity? Refused { get; init; }

    /// <summary>The name to ask for: GitHub leads from an old name to a new one of the same owner, but not always to another owner.</summary>
    public RepositoryName Address => Known is { } known && !known.Name.HasSameOwnerAs(Configured) ? known.Name : Configured;

    /// <summary>What to do about a repository that was found under the configured name.</summary>
    public PinVerdict Judge(RepositoryIdentity seen) => this switch
    {
        { Known: { } known } when known.Id != seen.Id => PinVerdict.Replaced,
        _ when !seen.Name.HasSameOwnerAs(Configured) && Known?.Name.HasSameOwnerAs(seen.Name) != true => PinVerdict.Transferred,
        _ => seen.Name == Configured ? PinVerdict.Same : PinVerdict.Renamed,
    };

    /// <summary>Whether a repository that is used tells something new. To whom it belongs is not learnt in passing: an operator confirms it.</summary>
    public bool LearnsFrom(RepositoryIdentity seen) => Known is null || (Known.Name.HasSameOwnerAs(seen.Name) && Known.Name != seen.Name);

    /// <summary>Why a repository is not used, and what to do.</summary>
    public string Refusal(RepositoryIdentity seen)
    {
        var confirm = $"If that is right, confirm it with POST /api/v1/repositories/{Configured}/confirm, and then replay the delivery.";
        return Judge(seen) == PinVerdict.Replaced
            ? $"{Configured} is not the repository that it was: GitHub's number of it was {Known!.Id} and is {seen.Id} now{(seen.Name == Configured ? "" : $" ({seen.Name})")}. It was deleted and made anew, or its name was given to another one. {confirm}"
            : $"{Configured} belongs to another owner now: GitHub knows it as {seen.Name}. {confirm} Or write its new name into the configuration.";
    }

    /// <summary>What to tell of a repository that is used under its new name.</summary>
    public string Warning(RepositoryName present) => $"{Configured} is called {present} now and is followed there. Write its new name into the configuration.";
}

/// <summary>How a repository compares with the one that is known under a name.</summary>
public enum PinVerdict
{
    /// <summary>It is the one.</summary>
    Same,

    /// <summary>It is the one, under another name of its owner's.</summary>
    Renamed,

    /// <summary>It is the one, but belongs to another owner.</summary>
    Transferred,

    /// <summary>It is another one.</summary>
    Replaced,
}
