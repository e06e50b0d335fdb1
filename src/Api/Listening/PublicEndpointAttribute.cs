namespace ExamplesCopier.Api.Listening;

/// <summary>Stays on the public port where there is a management port.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PublicEndpointAttribute : Attribute;
