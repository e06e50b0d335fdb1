using ExamplesCopier.Api;

return await CopierHost.RunAsync(args);
