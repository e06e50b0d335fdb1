namespace ExamplesCopier.UnitTests.Architecture;

public sealed class SizeTests
{
    [Fact]
    public void Source_files_stay_short()
    {
        Product.Sources.Should().HaveCountGreaterThan(150);
        SizeRules.LongFiles(Product.Sources).Should().BeEmpty();
    }

    [Fact]
    public void A_long_file_is_reported() =>
        SizeRules.LongFiles(new Dictionary<string, string[]>
        {
            ["short.cs"] = [.. Enumerable.Repeat("x", SizeRules.MaxFile)],
            ["long.cs"] = [.. Enumerable.Repeat("x", SizeRules.MaxFile + 1)],
        }).Should().Equal($"long.cs: {SizeRules.MaxFile + 1} lines");

    [Fact]
    public void Handlers_stay_short() => SizeRules.LongHandlers(Product.Sources).Should().BeEmpty();

    [Fact]
    public void A_long_handler_is_reported() =>
        SizeRules.LongHandlers(new Dictionary<string, string[]>
        {
            ["good.cs"] = Handler("internal sealed class GoodHandler(IMediator mediator)", SizeRules.MaxHandler),
            ["bad.cs"] = ["namespace X;", .. Handler("internal sealed partial class BadHandler : IRequestHandler<A, B>", SizeRules.MaxHandler + 1)],
            ["other.cs"] = Handler("internal sealed class Something", 100),
        }).Should().Equal($"bad.cs:2: {SizeRules.MaxHandler + 1} lines");

    [Fact]
    public void The_handlers_of_the_product_are_found() =>
        SizeRules.LongHandlers(Product.Sources.ToDictionary(
                source => source.Key,
                source => source.Value.SelectMany(line => line == "}" ? Enumerable.Repeat("    //", SizeRules.MaxHandler).Append("}") : [line]).ToArray()))
            .Should().HaveCountGreaterThanOrEqualTo(Product.Application.GetTypes().Count(ShapeRules.IsHandler));

    private static string[] Handler(string declaration, int lines) => [declaration, "{", .. Enumerable.Repeat("    x", lines - 3), "}", "// more"];
}
