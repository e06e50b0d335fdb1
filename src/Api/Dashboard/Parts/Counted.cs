using System.Globalization;

namespace ExamplesCopier.Api.Dashboard.Parts;

/// <summary>Numbers of things: <c>1 file</c>, <c>2 files</c>.</summary>
internal static class Counted
{
    public static string Of(long count, string thing) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {thing}{(count == 1 ? "" : "s")}");
}
