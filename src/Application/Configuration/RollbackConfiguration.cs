using ExamplesCopier.Application.Auditing;
using ExamplesCopier.Application.Ports;
using FluentValidation;
using MediatR;

namespace ExamplesCopier.Application.Configuration;

/// <summary>Holds a configuration file at an older version that worked, on every replica, until it is released.</summary>
/// <param name="File">The file's name, as the versions tell it; null for the central file.</param>
/// <param name="Version">The version to hold; null lets the file follow its newest version again.</param>
/// <param name="By">The name of the caller's key.</param>
public sealed record RollbackConfiguration(string? File, string? Version, string By) : IRequest<ConfigurationStatus?>;

internal sealed class RollbackConfigurationValidator : AbstractValidator<RollbackConfiguration>
{
    public RollbackConfigurationValidator()
    {
        RuleFor(request => request.File).Must(SearchedText.IsUsable).WithMessage(SearchedText.Rule).OverridePropertyName("file");
        RuleFor(request => request.Version).Must(SearchedText.IsUsable).WithMessage(SearchedText.Rule).OverridePropertyName("version");
    }
}

internal sealed class RollbackConfigurationHandler(IConfigurationVersions versions, IConfigurationFiles files, CurrentConfiguration configuration)
    : IRequestHandler<RollbackConfiguration, ConfigurationStatus?>
{
    /// <returns>How it stands now; null when no such version was kept, or nothing is held.</returns>
    public async Task<ConfigurationStatus?> Handle(RollbackConfiguration request, CancellationToken cancellationToken)
    {
        if ((request.File ?? files.CentralName) is not { } file)
        {
            return null;
        }

        var done = request.Version is { } version
            ? await versions.PinAsync(file, version, new AdminAct(AuditAction.ConfigurationRolledBack, request.By, Detail: $"{file} is held at version {version}."), cancellationToken)
            : await versions.ReleaseAsync(file, new AdminAct(AuditAction.ConfigurationReleased, request.By, Detail: $"{file} follows its newest version again."), cancellationToken);
        return done ? await configuration.RefreshAsync(cancellationToken) : null;
    }
}
