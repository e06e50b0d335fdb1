using Microsoft.Extensions.Options;

namespace ExamplesCopier.Api.Settings;

/// <summary>Makes a section's options. Once there were good ones, bad ones never take their place: nothing stops for a slip in a file.</summary>
internal sealed class LastGood<T>(Func<IEnumerable<string>> problems, IOptionsFactory<T> fresh) : IOptionsFactory<T>
    where T : class
{
    private volatile T? _last;

    /// <exception cref="OptionsValidationException">The first ones are bad already.</exception>
    public T Create(string name) => _last is { } last && problems().Any() ? last : _last = fresh.Create(name);
}
