using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ExamplesCopier.Api.Webhooks;

/// <summary>Model binding reads a form before any action runs, and the bytes that were signed are gone. The service takes no forms.</summary>
internal static class FormReaders
{
    public static void RemoveFormReaders(this IList<IValueProviderFactory> factories)
    {
        foreach (var reader in factories.Where(factory => factory is FormValueProviderFactory or FormFileValueProviderFactory or JQueryFormValueProviderFactory).ToList())
        {
            factories.Remove(reader);
        }
    }
}
