using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Application.Sources;

/// <summary>What became of a call that registers, replaces or unregisters a source.</summary>
public abstract record RegistrationOutcome
{
    private RegistrationOutcome()
    {
    }

    /// <summary>It is as the caller wants it.</summary>
    public sealed record Done(SourceOverview Source) : RegistrationOutcome;

    /// <summary>It is gone.</summary>
    public sealed record Removed : RegistrationOutcome;

    /// <summary>The document is not one source of the schema.</summary>
    public sealed record Invalid(IReadOnlyList<ConfigurationProblem> Problems) : RegistrationOutcome;

    /// <summary>Something else stands in the way.</summary>
    /// <param name="Source">The source it is about.</param>
    /// <param name="Advice">What, and what to do.</param>
    public sealed record Conflict(RepositoryName Source, string Advice) : RegistrationOutcome;

    /// <summary>The caller may not steer that source.</summary>
    public sealed record OutOfScope(RepositoryName Source) : RegistrationOutcome;

    /// <summary>There is no such source.</summary>
    public sealed record Missing : RegistrationOutcome;

    /// <summary>The source is not any more as the caller last saw it.</summary>
    public sealed record Outdated : RegistrationOutcome;
}

/// <summary>Reads documents of sources as files are read, and tells how sources stand.</summary>
internal sealed class Registration(CurrentConfiguration configuration, IConfigurationReader reader, IOptionsMonitor<CopierOptions> options)
{
    /// <summary>The configuration in force; an empty one while nothing of it can be used.</summary>
    public async Task<CopierConfiguration> CurrentAsync(CancellationToken cancellationToken) =>
        (await configuration.RefreshAsync(cancellationToken)).Loaded?.Configuration ?? CopierConfiguration.Empty;

    /// <summary>The one source of a document.</summary>
    /// <returns>The source, or what is wrong with the document.</returns>
    public (Source? Source, IReadOnlyList<ConfigurationProblem> Problems) Read(ReadOnlyMemory<byte> document, CopierConfiguration current)
    {
        var reading = OwnerPolicy.Applied(reader.ReadSource(document, current.Defaults), options.CurrentValue.AllowedOwners);
        return (reading.Configuration?.Sources.SingleOrDefault(), reading.Errors);
    }
}
