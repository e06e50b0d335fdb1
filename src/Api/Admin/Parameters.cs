using System.Globalization;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Api.Admin;

/// <summary>Reads the parameters of a query, and remembers what is wrong with them.</summary>
internal class Parameters
{
    private readonly List<string> _problems = [];

    /// <summary>What cannot be understood, in sentences.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public void Refuse(string problem) => _problems.Add(problem);

    public RepositoryName? Repository(string name, string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (!RepositoryName.TryParse(text, out var repository))
        {
            _problems.Add($"{name} must be owner/name; it is '{text}'.");
        }

        return repository;
    }

    public T? OneOf<T>(string name, string? text)
        where T : struct, Enum
    {
        if (text is null)
        {
            return null;
        }

        if (!Words.TryRead<T>(text, out var value))
        {
            _problems.Add($"{name} must be one of {string.Join(", ", Enum.GetValues<T>().Select(Words.Of))}; it is '{text}'.");
        }

        return value;
    }

    /// <summary>A moment as RFC 3339 writes it; without a zone it is UTC.</summary>
    public DateTimeOffset? Moment(string name, string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            _problems.Add($"{name} must be a time as 2026-01-31T12:00:00Z; it is '{text}'.");
        }

        return moment;
    }

    /// <summary>The place that a page begins at; null for the first.</summary>
    public T? Cursor<T>(string? text, Func<IReadOnlyList<string>, T?> read)
        where T : class
    {
        if (text is null)
        {
            return null;
        }

        var place = Cursors.TryRead(text, out var parts) ? read(parts) : null;
        if (place is null)
        {
            _problems.Add("cursor must be the next_cursor of the page before.");
        }

        return place;
    }
}
