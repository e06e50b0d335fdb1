using Microsoft.Extensions.Options;

namespace ExamplesCopier.UnitTests.Settings;

/// <summary>Settings that stay as they are.</summary>
internal sealed class FixedOptions<T>(T value) : IOptionsMonitor<T>, IOptions<T>
    where T : class
{
    public T CurrentValue => value;

    public T Value => value;

    public T Get(string? name) => value;

    public IDisposable? OnChange(Action<T, string?> listener) => null;
}
