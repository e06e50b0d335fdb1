using ExamplesCopier.Quickstart;

Console.OutputEncoding = System.Text.Encoding.UTF8;

switch (args)
{
    case [] or ["--once"]:
        return await Demonstration.RunAsync(once: args.Length > 0);
    case ["--help" or "-h"]:
        Console.WriteLine("Shows Examples Copier at work against a simulated GitHub on this machine.\n\n  --once  exit when everything is shown: 0 when all is well, 1 when anything is wrong");
        return 0;
    default:
        await Console.Error.WriteLineAsync($"Unknown arguments: {string.Join(' ', args)}. There is only --once.");
        return 2;
}
