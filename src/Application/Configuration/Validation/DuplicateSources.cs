using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;
using FluentValidation.Results;

namespace ExamplesCopier.Application.Configuration.Validation;

internal static class DuplicateSources
{
    public static void Report(CopierConfiguration configuration, Action<ValidationFailure> report)
    {
        var first = new HashSet<RepositoryName>();
        foreach (var (index, source) in configuration.Sources.Index())
        {
            if (!first.Add(source.Repository))
            {
                report(Failures.Error($"sources[{index}].repo", $"{source.Repository} is a source already. Put all its rules into one entry."));
            }
        }
    }
}
