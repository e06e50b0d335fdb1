namespace ExamplesCopier.Domain.Matching.Globs;

/// <summary>What the tokens before a token have been taken for; one token may be read in several contexts.</summary>
internal enum GlobContext
{
    /// <summary>A path segment begins here.</summary>
    SegmentStart,

    /// <summary>A path segment has begun.</summary>
    InSegment,

    /// <summary>The segment so far is one star, taken for text.</summary>
    OneStarAsText,

    /// <summary>The segment so far is two stars, taken for text; they are glued to more of it.</summary>
    TwoStarsAsText,

    /// <summary>The segment began with one star of a <c>**</c>.</summary>
    OneStar,

    /// <summary>The segment so far is <c>**</c>, and has to end here to stand for whole segments.</summary>
    TwoStars,

    /// <summary>The slash before was left out: only <c>**</c> up to the end may follow, so that <c>a/**</c> matches <c>a</c>.</summary>
    SlashOmitted,

    /// <summary>One star after an omitted slash.</summary>
    OmittedOneStar,

    /// <summary>Two stars after an omitted slash.</summary>
    OmittedTwoStars,

    /// <summary>Two stars and a slash after an omitted slash.</summary>
    OmittedToSlash,
}
