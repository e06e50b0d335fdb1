namespace ExamplesCopier.Application.Ports;

/// <summary>
/// The keys that protect the dashboard's cookies, the same for every replica. They are asked for synchronously, because ASP.NET Core's data
/// protection asks so (https://learn.microsoft.com/aspnet/core/security/data-protection/extensibility/key-management).
/// </summary>
public interface ISessionKeys
{
    /// <summary>All of them, each an XML document that this service has no need to understand.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    IReadOnlyList<string> Read();

    /// <summary>Keeps one more.</summary>
    /// <param name="name">What it is called, for people who look into the store.</param>
    /// <param name="document">The XML document.</param>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    void Add(string name, string document);
}
