namespace ExamplesCopier.Application.Auditing;

/// <summary>A text that something in the store is found by.</summary>
internal static class SearchedText
{
    public const string Rule = "It must have 1 to 4,096 characters, and none that control.";

    private const int MaxLength = 4096;

    public static bool IsUsable(string? text) => text is null || (text.Length is > 0 and <= MaxLength && !text.Any(char.IsControl));
}
