using System.Diagnostics.CodeAnalysis;

namespace ExamplesCopier.Domain.Repositories;

internal static class ObjectId
{
    public static bool IsValid([NotNullWhen(true)] string? text) =>
        text is { Length: 40 or 64 } && text.All(char.IsAsciiHexDigitLower);
}
