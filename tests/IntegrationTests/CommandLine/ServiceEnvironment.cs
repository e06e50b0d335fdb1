using System.Diagnostics;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.CommandLine;

/// <summary>The settings of a service as environment variables.</summary>
internal static class ServiceEnvironment
{
    public static void AddTo(ProcessStartInfo start, CopierWorld world)
    {
        foreach (var setting in CopierService.Settings(world.GitHub, world.Folder).Select(setting => setting[2..].Split('=', 2)).Where(setting => setting[0] is not ("urls" or "Copier:ConfigFile")))
        {
            start.Environment[setting[0].Replace(":", "__", StringComparison.Ordinal)] = setting[1];
        }
    }
}
