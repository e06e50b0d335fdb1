using ExamplesCopier.Api.CommandLine;

return await Verbs.RunAsync(args);
