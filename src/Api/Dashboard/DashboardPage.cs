using ExamplesCopier.Api.Admin;
using ExamplesCopier.Api.Security;
using ExamplesCopier.Api.Settings;
using ExamplesCopier.Domain.Repositories;
using MediatR;
using Microsoft.AspNetCore.Components;

namespace ExamplesCopier.Api.Dashboard;

/// <summary>What every page knows: who asks, what they may see and do, and where the answers are.</summary>
public abstract class DashboardPage : ComponentBase
{
    [CascadingParameter]
    protected HttpContext Http { get; set; } = null!;

    [Inject]
    protected IMediator Mediator { get; set; } = null!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    /// <summary>Reads what the page shows. It is shown once that is done, and not before.</summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;

    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await LoadAsync();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Ends with the request.</summary>
    protected CancellationToken Aborted => Http.RequestAborted;

    /// <summary>The name of the key.</summary>
    protected string Key => Http.User.Identity?.Name ?? "";

    protected bool MayOperate => Http.User.IsInRole(nameof(AdminRole.Operator));

    protected bool IsConfined => SourceScope.Of(Http.User).IsConfined;

    protected Func<RepositoryName, bool> MaySee => SourceScope.Of(Http.User).Allows;

    /// <summary>The sources a confined key may see; null for an unconfined key.</summary>
    protected Task<IReadOnlyList<RepositoryName>?> VisibleAsync() => Mediator.VisibleToAsync(Http.User, Aborted);

    /// <summary>The page is there and says that what was asked for is not.</summary>
    protected void NotFound() => Answer(StatusCodes.Status404NotFound);

    /// <summary>The page's status. It is given at the last moment: of a page that has 404 before, the framework sends nothing and leaves the words to others.</summary>
    protected void Answer(int status)
    {
        var response = Http.Response;
        response.OnStarting(() =>
        {
            response.StatusCode = status;
            return Task.CompletedTask;
        });
    }
}
