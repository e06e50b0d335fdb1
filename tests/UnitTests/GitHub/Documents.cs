using System.Text;
using System.Text.Json;

namespace ExamplesCopier.UnitTests.GitHub;

/// <summary>Reads what a GraphQL document says, as far as tests need it.</summary>
internal static class Documents
{
    public static JsonElement Variables(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return JsonDocument.Parse(Encoding.UTF8.GetString(buffer.ToArray())).RootElement;
    }

    /// <summary>The names between <c>(</c> and the first <c>)</c>, which declare the variables.</summary>
    public static IReadOnlyList<string> Declared(string document) =>
        [.. document[(document.IndexOf('(', StringComparison.Ordinal) + 1)..document.IndexOf(')', StringComparison.Ordinal)]
            .Split(',', StringSplitOptions.RemoveEmptyEntries).Select(variable => variable.Split(':')[0].TrimStart('$'))];

    public static bool IsBalanced(string document)
    {
        var open = new Stack<char>();
        foreach (var c in document)
        {
            if (c is '{' or '(' or '[')
            {
                open.Push(c);
            }
            else if (c is '}' or ')' or ']' && (!open.TryPop(out var opened) || (opened, c) is not (('{', '}') or ('(', ')') or ('[', ']'))))
            {
                return false;
            }
        }

        return open.Count == 0;
    }
}
