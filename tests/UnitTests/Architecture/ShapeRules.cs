using System.Reflection;
using System.Runtime.CompilerServices;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc;

namespace ExamplesCopier.UnitTests.Architecture;

/// <summary>How types are made. Each rule answers with those that break it.</summary>
internal static class ShapeRules
{
    private const int MaxPortMethods = 5;
    private const int MaxHandlerDependencies = 5;
    private static readonly string[] _emptyWords = ["Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Manager"];
    private static readonly string[] _kindFolders = ["Commands", "Queries", "Entities", "Enums", "Interfaces", "Helpers", "Utils", "Common", "Shared", "Services"];

    /// <summary>Not made by the compiler, a source generator, the tools of EF Core or Razor, whose classes are always open.</summary>
    public static bool IsWritten(Type type) =>
        type.Namespace?.StartsWith(Product.Root, StringComparison.Ordinal) == true
        && !type.Namespace.Contains(".Migrations", StringComparison.Ordinal)
        && !type.Namespace.Contains(".CompiledModels", StringComparison.Ordinal)
        && (type.IsAbstract || !typeof(IComponent).IsAssignableFrom(type)) && type.Name != "_Imports"
        && !type.FullName!.Contains('<', StringComparison.Ordinal)
        && !type.IsDefined(typeof(CompilerGeneratedAttribute), false)
        && !type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), false);

    public static IEnumerable<string> OpenClasses(IEnumerable<Type> types)
    {
        var all = types.ToList();
        var bases = all.Select(type => Definition(type.BaseType)).ToHashSet();
        return all.Where(type => type.IsClass && !type.IsAbstract && !type.IsSealed && !bases.Contains(type)).Select(type => type.FullName!);
    }

    public static IEnumerable<string> HandlersAndValidatorsInTheOpen(IEnumerable<Type> types) =>
        types.Where(type => IsHandler(type) || IsRequestValidator(type))
            .Where(type => !type.IsSealed || type.IsVisible)
            .Select(type => type.FullName!);

    public static IEnumerable<string> GreedyHandlers(IEnumerable<Type> types) =>
        types.Where(IsHandler)
            .Where(type => type.GetConstructors().Any(constructor => constructor.GetParameters().Length > MaxHandlerDependencies))
            .Select(type => type.FullName!);

    public static IEnumerable<string> WidePorts(IEnumerable<Type> ports) =>
        ports.Where(port => port.GetMethods().Length > MaxPortMethods).Select(port => port.FullName!);

    public static IEnumerable<string> PortMethodsThatCannotBeCancelled(IEnumerable<Type> ports) =>
        from port in ports
        from method in port.GetMethods()
        where typeof(Task).IsAssignableFrom(method.ReturnType) || Definition(method.ReturnType)?.Name.StartsWith("ValueTask", StringComparison.Ordinal) == true
        where method.GetParameters().LastOrDefault()?.ParameterType != typeof(CancellationToken)
        select $"{port.FullName}.{method.Name}";

    public static IEnumerable<string> EmptyNames(IEnumerable<Type> types) =>
        types.Where(type => _emptyWords.Any(word => type.Name.Split('`')[0].EndsWith(word, StringComparison.Ordinal))).Select(type => type.FullName!);

    public static IEnumerable<string> PlacesNamedForKinds(IEnumerable<string> places) =>
        places.Where(place => place.Split('.', '/').Any(_kindFolders.Contains));

    /// <summary>Controllers that are given anything through which they could go past the mediator.</summary>
    public static IEnumerable<string> ControllersPastTheMediator(IEnumerable<Type> types, IReadOnlyCollection<Type> ports) =>
        from type in types
        where typeof(ControllerBase).IsAssignableFrom(type)
        from parameter in type.GetConstructors().SelectMany(constructor => constructor.GetParameters())
            .Concat(type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).SelectMany(method => method.GetParameters()))
        where ports.Contains(parameter.ParameterType)
            || parameter.ParameterType == typeof(IServiceProvider)
            || parameter.ParameterType.Namespace?.StartsWith($"{Product.Root}.Infrastructure", StringComparison.Ordinal) == true
        select $"{type.FullName}({parameter.ParameterType.Name})";

    public static bool IsHandler(Type type) => Implements(type, typeof(IRequestHandler<,>));

    private static bool IsRequestValidator(Type type) => type.IsClass && !type.IsAbstract && type.GetInterfaces()
        .Any(contract => Definition(contract) == typeof(IValidator<>) && typeof(IBaseRequest).IsAssignableFrom(contract.GenericTypeArguments[0]));

    private static bool Implements(Type type, Type contract) => type.IsClass && type.GetInterfaces().Any(implemented => Definition(implemented) == contract);

    private static Type? Definition(Type? type) => type is { IsGenericType: true } ? type.GetGenericTypeDefinition() : type;
}
