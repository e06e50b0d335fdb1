using ExamplesCopier.Application.Copying;
using ExamplesCopier.Domain.Configuration;

namespace ExamplesCopier.Api.CommandLine;

/// <summary>Shows a plan, path by path, as it is worked out.</summary>
internal interface IPlanWriter : IDisposable
{
    void Begin(Source source);

    void Write(PlannedPath path);

    void End();
}
