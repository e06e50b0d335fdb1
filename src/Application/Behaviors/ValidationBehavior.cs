using FluentValidation;
using MediatR;

namespace ExamplesCopier.Application.Behaviors;

/// <summary>Runs a request's validators; a request that breaks a rule never reaches its handler.</summary>
/// <exception cref="ValidationException">With every problem of the request.</exception>
internal sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var failures = validators
            .Select(validator => validator.Validate(new ValidationContext<TRequest>(request)))
            .SelectMany(result => result.Errors)
            .ToList();

        return failures.Count == 0 ? await next() : throw new ValidationException(failures);
    }
}
