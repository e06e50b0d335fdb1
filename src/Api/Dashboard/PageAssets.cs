using System.Security.Cryptography;

namespace ExamplesCopier.Api.Dashboard;

/// <summary>
/// The files that the pages load, out of the executable itself. Their address has the hash of their bytes, so browsers may keep them for ever.
/// </summary>
internal static class PageAssets
{
    private const string Folder = "/assets";

    private static readonly Asset[] _all = [new("dashboard.css", "text/css"), new("dashboard.js", "text/javascript"), new("icon.svg", "image/svg+xml")];

    public static string Style => _all[0].Address;

    public static string Script => _all[1].Address;

    public static string Icon => _all[2].Address;

    public static void Map(WebApplication app)
    {
        foreach (var asset in _all)
        {
            app.MapGet(asset.Address, (HttpContext context) =>
            {
                context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return Results.Bytes(asset.Content, asset.ContentType);
            }).ExcludeFromDescription();
        }
    }

    private sealed class Asset
    {
        public Asset(string name, string contentType)
        {
            using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream($"assets/{name}")
                ?? throw new InvalidOperationException($"The executable was built without {name}.");
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            Content = memory.ToArray();
            ContentType = contentType;
            Address = $"{Folder}/{Convert.ToHexStringLower(SHA256.HashData(Content))[..12]}/{name}";
        }

        public byte[] Content { get; }

        public string ContentType { get; }

        public string Address { get; }
    }
}
