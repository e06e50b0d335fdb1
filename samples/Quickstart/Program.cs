using ExamplesCopier.Infrastructure;
using ExamplesCopier.Quickstart;
using Microsoft.Extensions.Options;

switch (args)
{
    case [] or ["--once"]:
        break;
    case ["--help" or "-h"]:
        Console.WriteLine("Shows Examples Copier at work against a simulated GitHub on this machine.");
        Console.WriteLine("  --once  exit when everything is shown: 0 when all is well, 1 when anything is wrong");
        return 0;
    default:
        await Console.Error.WriteLineAsync($"Unknown arguments: {string.Join(' ', args)}. There is only --once.");
        return 2;
}

try
{
    return await Demonstration.RunAsync(once: args.Length > 0);
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("Stopped before everything was shown.");
    return 1;
}
catch (Exception exception) when (exception is OptionsValidationException or StartupException or IOException)
{
    await Console.Error.WriteLineAsync($"WRONG: {exception.Message}");
    return 1;
}
