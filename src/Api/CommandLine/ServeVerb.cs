using System.CommandLine;

namespace ExamplesCopier.Api.CommandLine;

/// <summary><c>copier serve</c>, for the help only: it runs without the rest of the command line.</summary>
internal static class ServeVerb
{
    public static Verb Create()
    {
        var settings = new Argument<string[]>("settings")
        {
            Description = "Settings as --Section:Key=value; they win over environment variables and appsettings.json.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        return new Verb(
            new Command(ServeArguments.Verb, "Run the service. This is what happens without a verb, too.") { settings },
            "copier serve --Copier:ConfigFile=copier.yaml --urls=http://*:8080",
            "copier --Copier:ConfigFile=copier.yaml");
    }
}
