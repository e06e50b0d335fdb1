using ExamplesCopier.Application.Copying.Previewing;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Api.Dashboard.Pages.Try;

/// <summary>Why there is no preview.</summary>
internal sealed record TryRefusal(int Status, string Message)
{
    public static TryRefusal Of(PreviewAnswer answer, RepositoryName source) => answer switch
    {
        PreviewAnswer.UnknownSource => new(StatusCodes.Status404NotFound, $"There is no source '{source}'."),
        PreviewAnswer.NoPullRequest none => new(StatusCodes.Status404NotFound, FormattableString.Invariant($"{source} has no pull request #{none.Number}.")),
        PreviewAnswer.BrokenConfiguration broken => new(StatusCodes.Status409Conflict, $"The rules of {source} cannot be used, so nothing of it is copied: {broken.Problem}"),
        PreviewAnswer.Scarce scarce => new(StatusCodes.Status429TooManyRequests, scarce.Message),
        _ => throw new InvalidOperationException($"There are no words for {answer.GetType().Name}."),
    };
}
