using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Application.Ports;

/// <summary>An adapter could not do its work; <see cref="Fault"/> says why and whether trying again may help.</summary>
public sealed class FaultException(Fault fault, Exception? inner = null) : Exception(fault.Message, inner)
{
    public Fault Fault { get; } = fault;
}
