namespace ExamplesCopier.Api.Settings;

/// <summary>What the binder of settings says of a value that it cannot read.</summary>
internal static class BinderSentence
{
    private const string Type = "' to type '";
    private const string Setting = "' at '";

    // It names the setting and its value, then the type, which is ours to know. An address may be a secret, or hold one, so it is not repeated.
    public static string Of(InvalidOperationException exception)
    {
        var end = exception.Message.LastIndexOf(Type, StringComparison.Ordinal);
        var sentence = end < 0 ? exception.Message : exception.Message[..(end + 1)];
        return exception.Message.AsSpan(end + 1).Contains("System.Uri", StringComparison.Ordinal)
            ? $"The value at '{sentence[(sentence.LastIndexOf(Setting, StringComparison.Ordinal) + Setting.Length)..]} is no address."
            : $"{sentence}.";
    }
}
