namespace ExamplesCopier.Api.Settings;

/// <summary>What the binder of settings says of a value that it cannot read.</summary>
internal static class BinderSentence
{
    // It names the setting and its value, then the type, which is ours to know.
    public static string Of(InvalidOperationException exception) => $"{exception.Message.Split(" to type ")[0]}.";
}
