using System.Text;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Configuration;

/// <summary>Puts the configuration together: the central file, the files that sources keep themselves, and registered sources.</summary>
internal sealed class ConfigurationLoader(
    IConfigurationFiles files,
    IConfigurationReader reader,
    ConfigurationJudge judge,
    ISourceRegistrations registrations,
    ISourceSwitches switches)
{
    private const string Unset = "(unset)";

    // One file that does not come must not hold up all others; but GitHub is not asked for fifty at once.
    private const int OwnFilesAtOnce = 5;

    public async Task<Assembly> LoadAsync(CancellationToken cancellationToken)
    {
        var assembly = new Assembly();
        var central = await judge.JudgeAsync(files.CentralName ?? Unset, files.ReadCentralAsync, reader.Read, cancellationToken);
        assembly.Add(files.CentralName ?? Unset, central);
        assembly.CentralProblem = central.Reading is null ? central.Problem : null;

        var defaults = central.Reading?.Configuration!.Defaults ?? Defaults.BuiltIn;
        assembly.Sources.AddRange(central.Reading?.Configuration!.Sources ?? []);
        foreach (var registration in await registrations.ListAsync(cancellationToken))
        {
            AddRegistered(registration, defaults, assembly);
        }

        var own = await JudgeOwnAsync(assembly.Sources, defaults, cancellationToken);
        for (var i = 0; i < own.Length; i++)
        {
            assembly.Sources[i] = own[i] is { } verdict ? WithOwnRules(assembly.Sources[i], verdict, assembly) : assembly.Sources[i];
        }

        assembly.Switch(await switches.ListAsync(cancellationToken));
        assembly.Defaults = defaults;
        return assembly;
    }

    /// <summary>Of each source its own file; null where it has none.</summary>
    private async Task<FileVerdict?[]> JudgeOwnAsync(List<Source> sources, Defaults defaults, CancellationToken cancellationToken)
    {
        var verdicts = new FileVerdict?[sources.Count];
        var withOwn = Enumerable.Range(0, sources.Count).Where(place => sources[place].ConfigFile is not null);
        await Parallel.ForEachAsync(
            withOwn,
            new ParallelOptions { MaxDegreeOfParallelism = OwnFilesAtOnce, CancellationToken = cancellationToken },
            async (place, cancellation) => verdicts[place] = await judge.JudgeAsync(
                ConfigurationLocations.NameOf(sources[place]),
                fetching => files.ReadOwnAsync(sources[place], fetching),
                content => reader.ReadOwn(content, sources[place], defaults),
                cancellation));
        return verdicts;
    }

    private static Source WithOwnRules(Source source, FileVerdict verdict, Assembly assembly)
    {
        assembly.Add(ConfigurationLocations.NameOf(source), verdict);
        if (verdict.Reading?.Configuration is { } own)
        {
            // The file's name stays with the source: it is how a push is known to touch it.
            return own.Sources[0] with { ConfigFile = source.ConfigFile };
        }

        assembly.Broken[source.Repository] = verdict.Problem;
        return source;
    }

    private void AddRegistered(SourceRegistration registration, Defaults defaults, Assembly assembly)
    {
        var name = $"registration of {registration.Source}";
        var verdict = judge.Verdict(new ConfigurationFile(name, registration.Document), content => reader.ReadSource(content, defaults));
        if (verdict.Reading?.Configuration?.Sources is not [var source])
        {
            assembly.Problems.AddRange(verdict.Problems);
        }
        else if (assembly.Sources.Any(other => other.Repository == source.Repository))
        {
            assembly.Problems.Add($"{source.Repository} is configured twice: by {files.CentralName} and by its registration. The file is used; unregister the source, or remove it from the file.");
        }
        else if (assembly.Sources.Count >= Limits.Sources)
        {
            assembly.Problems.Add($"{source.Repository} is registered beyond the limit of {Limits.Sources} sources and is not used.");
        }
        else
        {
            assembly.Add(name, verdict);
            assembly.Sources.Add(source);
        }
    }

    /// <summary>What has been put together so far.</summary>
    internal sealed class Assembly
    {
        public List<Source> Sources { get; } = [];

        public List<string> Problems { get; } = [];

        public List<string> Warnings { get; } = [];

        public List<ConfigurationPart> Parts { get; } = [];

        public Dictionary<RepositoryName, string> Broken { get; } = [];

        public string? CentralProblem { get; set; }

        public HashSet<RepositoryName> Switched { get; } = [];

        public Defaults Defaults { get; set; } = Defaults.BuiltIn;

        /// <summary>What an operator switched is as the operator wants it, whatever the files say.</summary>
        public void Switch(IReadOnlyDictionary<RepositoryName, bool> switches)
        {
            for (var i = 0; i < Sources.Count; i++)
            {
                if (switches.TryGetValue(Sources[i].Repository, out var enabled) && enabled != Sources[i].Settings.Enabled)
                {
                    Switched.Add(Sources[i].Repository);
                    Sources[i] = Sources[i] with { Settings = Sources[i].Settings with { Enabled = enabled } };
                }
            }
        }

        public void Add(string name, FileVerdict verdict)
        {
            Problems.AddRange(verdict.Problems);
            Warnings.AddRange((verdict.Reading?.Warnings ?? []).Select(warning => warning.At(name)));
            if (verdict.Reading is not null)
            {
                Parts.Add(new ConfigurationPart(name, verdict.Version));
            }
        }

        public LoadedConfiguration Finish() => new()
        {
            Configuration = new CopierConfiguration { Sources = [.. Sources], Defaults = Defaults },
            Version = Parts is [var only] ? only.Version : ConfigurationJudge.VersionOf(Encoding.ASCII.GetBytes(string.Join('+', Parts.Select(part => part.Version)))),
            Parts = Parts,
            CentralProblem = CentralProblem,
            BrokenSources = Broken,
            SwitchedSources = Switched,
        };
    }
}
