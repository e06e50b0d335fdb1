using System.Xml.Linq;
using ExamplesCopier.Application.Ports;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Api.Dashboard.Session;

/// <summary>The keys of ASP.NET Core's data protection live in the store, so that every replica accepts the cookies of every other.</summary>
internal sealed class KeyRing(ISessionKeys keys) : IXmlRepository, IConfigureOptions<KeyManagementOptions>
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.Read().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) => keys.Add(friendlyName, element.ToString(SaveOptions.DisableFormatting));

    public void Configure(KeyManagementOptions options) => options.XmlRepository = this;
}
