using System.Globalization;
using ExamplesCopier.Api.Admin;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Api.Dashboard;

/// <summary>The parameters in a page's address. A field of a form that was left empty is there and says nothing.</summary>
internal sealed class PageQuery(IQueryCollection query) : Parameters
{
    /// <summary>The last of that name, trimmed; null when it says nothing.</summary>
    public string? Text(string name) => query[name] is [.., { } text] && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    public RepositoryName? Repository(string name) => Repository(name, Text(name));

    public T? OneOf<T>(string name)
        where T : struct, Enum => OneOf<T>(name, Text(name));

    public DateTimeOffset? Moment(string name) => Moment(name, Text(name));

    public T? CursorOf<T>(string name, Func<IReadOnlyList<string>, T?> read)
        where T : class => Cursor(Text(name), read);

    /// <summary>A number from 1 on.</summary>
    public int? Number(string name, int max = int.MaxValue)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= max)
        {
            return number;
        }

        Refuse(max == int.MaxValue ? $"{name} must be a number from 1 on; it is '{text}'." : $"{name} must be a number from 1 to {max}; it is '{text}'.");
        return null;
    }
}
