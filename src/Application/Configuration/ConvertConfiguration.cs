using System.Text;
using ExamplesCopier.Application.Ports;
using MediatR;

namespace ExamplesCopier.Application.Configuration;

/// <summary>Turns a configuration of an older form into the <c>sources</c> form, and checks what came of it.</summary>
public sealed record ConvertConfiguration(OlderConfiguration Older) : IRequest<ConvertedConfiguration>;

internal sealed class ConvertConfigurationHandler(IConfigurationConverter converter, IConfigurationReader reader) : IRequestHandler<ConvertConfiguration, ConvertedConfiguration>
{
    public Task<ConvertedConfiguration> Handle(ConvertConfiguration request, CancellationToken cancellationToken)
    {
        var conversion = converter.Convert(request.Older);
        if (conversion.Text is not { } text)
        {
            return Task.FromResult(conversion);
        }

        var check = reader.Read(Encoding.UTF8.GetBytes(text));
        return Task.FromResult(check.Configuration is null
            ? conversion with { Text = null, Errors = [.. check.Errors.Select(error => $"The result would not be valid: {error.Path}: {error.Message}")] }
            : conversion);
    }
}
