using System.Text;
using System.Text.RegularExpressions;

namespace ExamplesCopier.IntegrationTests.Security;

/// <summary>Words that must not come out anywhere, in any of the forms in which they could.</summary>
internal sealed class Canaries
{
    private readonly Dictionary<string, string> _forms = new(StringComparer.Ordinal);

    // Whatever GitHub mints, and whatever the App signs.
    private readonly Regex _tokens = new("ghs_[A-Za-z0-9]{36}|eyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}");

    public void Add(string name, string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        _forms[secret] = name;
        _forms[Convert.ToHexString(bytes)] = $"{name}, in hexadecimal";
        _forms[Convert.ToHexStringLower(bytes)] = $"{name}, in hexadecimal";
        _forms[Uri.EscapeDataString(secret)] = $"{name}, escaped";
        for (var before = 0; before < 3; before++)
        {
            // Within a longer text its first and last characters depend on what stands beside it.
            var encoded = Convert.ToBase64String([.. new byte[before], .. bytes]).TrimEnd('=');
            _forms[encoded[(before == 0 ? 0 : 4)..^4]] = $"{name}, in base64";
        }
    }

    /// <summary>What of it stands in a text, each named with the place.</summary>
    public IEnumerable<string> In(string place, string text)
    {
        foreach (var (form, name) in _forms.Where(form => text.Contains(form.Key, StringComparison.Ordinal)))
        {
            yield return $"{place} has {name}: {Around(text, text.IndexOf(form, StringComparison.Ordinal))}";
        }

        foreach (Match match in _tokens.Matches(text))
        {
            yield return $"{place} has a token: {Around(text, match.Index)}";
        }
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 160)..Math.Min(text.Length, at + 80)];
}
