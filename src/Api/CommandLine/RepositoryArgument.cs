using System.CommandLine.Parsing;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Api.CommandLine;

/// <summary>Repositories as people write them on a command line.</summary>
internal static class RepositoryArgument
{
    public static RepositoryName? Parse(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (RepositoryName.TryParse(text, out var repository))
        {
            return repository;
        }

        result.AddError($"'{text}' is not a repository; write it as owner/name.");
        return null;
    }
}
