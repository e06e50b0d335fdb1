using System.Text.Json;

namespace ExamplesCopier.Api.Admin;

/// <summary>Names of states as the API writes them: <c>partially_failed</c>.</summary>
internal static class Words
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>Reads a state as the API writes it; numbers are not names.</summary>
    public static bool TryRead<T>(string text, out T value)
        where T : struct, Enum
    {
        var match = Enum.GetValues<T>().Where(candidate => Of(candidate) == text).ToList();
        value = match.FirstOrDefault();
        return match.Count == 1;
    }
}
