using ExamplesCopier.UnitTests.Architecture.Broken;

namespace ExamplesCopier.UnitTests.Architecture;

public sealed class ShapeTests
{
    private static readonly Type[] _ports =
        [.. Product.Application.GetTypes().Where(type => type.IsInterface && type.Namespace == "ExamplesCopier.Application.Ports" && !type.IsGenericType)];

    [Fact]
    public void Classes_are_sealed_unless_something_derives_from_them() =>
        ShapeRules.OpenClasses(Product.Types).Should().BeEmpty();

    [Fact]
    public void An_open_class_is_reported() =>
        ShapeRules.OpenClasses([typeof(OpenClass), typeof(OpenBase<>), typeof(ClosedLeaf)]).Should().Equal(typeof(OpenClass).FullName);

    [Fact]
    public void Handlers_and_validators_are_internal_and_sealed() =>
        ShapeRules.HandlersAndValidatorsInTheOpen(Product.Types).Should().BeEmpty();

    [Fact]
    public void A_handler_or_validator_in_the_open_is_reported() =>
        ShapeRules.HandlersAndValidatorsInTheOpen([typeof(PublicHandler), typeof(UnsealedHandler), typeof(PublicValidator), typeof(GreedyHandler)])
            .Should().BeEquivalentTo(typeof(PublicHandler).FullName, typeof(UnsealedHandler).FullName, typeof(PublicValidator).FullName);

    [Fact]
    public void Handlers_have_five_dependencies_at_most() =>
        ShapeRules.GreedyHandlers(Product.Types).Should().BeEmpty();

    [Fact]
    public void A_handler_with_more_is_reported() =>
        ShapeRules.GreedyHandlers([typeof(GreedyHandler), typeof(UnsealedHandler)]).Should().Equal(typeof(GreedyHandler).FullName);

    [Fact]
    public void Ports_have_five_methods_at_most()
    {
        _ports.Should().HaveCountGreaterThan(8);
        ShapeRules.WidePorts(_ports).Should().BeEmpty();
    }

    [Fact]
    public void A_port_with_more_is_reported() =>
        ShapeRules.WidePorts([typeof(IWidePort), typeof(IUncancellablePort)]).Should().Equal(typeof(IWidePort).FullName);

    [Fact]
    public void What_a_port_does_asynchronously_can_be_cancelled() =>
        ShapeRules.PortMethodsThatCannotBeCancelled(_ports).Should().BeEmpty();

    [Fact]
    public void A_port_method_without_a_token_at_its_end_is_reported() =>
        ShapeRules.PortMethodsThatCannotBeCancelled([typeof(IUncancellablePort)]).Should().BeEquivalentTo(
            $"{typeof(IUncancellablePort).FullName}.{nameof(IUncancellablePort.WorkAsync)}",
            $"{typeof(IUncancellablePort).FullName}.{nameof(IUncancellablePort.CountAsync)}",
            $"{typeof(IUncancellablePort).FullName}.{nameof(IUncancellablePort.QuickAsync)}");

    [Fact]
    public void No_type_is_named_for_nothing_in_particular() =>
        ShapeRules.EmptyNames(Product.Types).Should().BeEmpty();

    [Fact]
    public void A_name_for_nothing_in_particular_is_reported() =>
        ShapeRules.EmptyNames([typeof(PathHelper), typeof(ThingManager<>), typeof(TextUtils), typeof(OpenClass)])
            .Should().BeEquivalentTo(typeof(PathHelper).FullName, typeof(ThingManager<>).FullName, typeof(TextUtils).FullName);

    [Fact]
    public void No_namespace_or_folder_says_what_kind_of_class_is_inside() =>
        ShapeRules.PlacesNamedForKinds([.. Product.Types.Select(type => type.Namespace!).Distinct(), .. Product.Sources.Keys]).Should().BeEmpty();

    [Theory]
    [InlineData("ExamplesCopier.Application.Commands")]
    [InlineData("ExamplesCopier.Domain.Common.Text")]
    [InlineData("src/Domain/Entities/Thing.cs")]
    [InlineData("src/Api/Helpers/Thing.cs")]
    public void A_place_named_for_a_kind_of_class_is_reported(string place) =>
        ShapeRules.PlacesNamedForKinds([place, "ExamplesCopier.Domain.Copying"]).Should().Equal(place);

    [Fact]
    public void Controllers_reach_nothing_but_the_mediator() =>
        ShapeRules.ControllersPastTheMediator(Product.Types, _ports).Should().BeEmpty();

    [Fact]
    public void A_controller_that_goes_past_the_mediator_is_reported() =>
        ShapeRules.ControllersPastTheMediator([typeof(PortController), typeof(LocatingController), typeof(AdapterController), typeof(GoodController)], _ports)
            .Should().BeEquivalentTo(
                $"{typeof(PortController).FullName}(IDeliveryHistory)",
                $"{typeof(LocatingController).FullName}(IServiceProvider)",
                $"{typeof(AdapterController).FullName}(StorageOptions)");
}
