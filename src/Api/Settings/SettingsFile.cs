using System.Text.Json;
using Microsoft.Extensions.Configuration.Json;

namespace ExamplesCopier.Api.Settings;

/// <summary>
/// A JSON file of settings that says what it said before, while it is gone or cannot be read. The framework's own forgets all of it then,
/// and every setting falls back to its default without a word.
/// </summary>
internal sealed class SettingsFile : JsonConfigurationSource
{
    private volatile string? _problem;

    /// <summary>Takes the place of each JSON file among the sources.</summary>
    public static void Replace(IList<IConfigurationSource> sources)
    {
        for (var i = 0; i < sources.Count; i++)
        {
            if (sources[i] is JsonConfigurationSource file and not SettingsFile)
            {
                sources[i] = new SettingsFile { FileProvider = file.FileProvider, Path = file.Path!, Optional = file.Optional, ReloadOnChange = file.ReloadOnChange, ReloadDelay = file.ReloadDelay };
            }
        }
    }

    /// <summary>Why each file is not in force as it is written.</summary>
    public static IEnumerable<string> Problems(IConfiguration configuration) =>
        (configuration as IConfigurationBuilder)?.Sources.OfType<SettingsFile>().Select(file => file._problem).OfType<string>() ?? [];

    /// <summary>What is wrong with a file that is no JSON. Of its text nothing is repeated, for it may hold secrets.</summary>
    public static string Sentence(InvalidDataException exception) => Sentence(exception.Message.TrimEnd('.'), exception);

    private static string Sentence(string file, Exception? exception)
    {
        while (exception is { InnerException: { } inner } and not JsonException)
        {
            exception = inner;
        }

        return exception is JsonException { LineNumber: { } line, BytePositionInLine: { } column }
            ? $"{file}:{line + 1}:{column + 1}: this is not JSON."
            : $"{file}: it cannot be read as JSON settings, or names one of them twice.";
    }

    public override IConfigurationProvider Build(IConfigurationBuilder builder)
    {
        EnsureDefaults(builder);
        return new Provider(this);
    }

    private sealed class Provider(SettingsFile file) : JsonConfigurationProvider(file)
    {
        private IDictionary<string, string?>? _last;

        public override void Load(Stream stream)
        {
            try
            {
                base.Load(stream);
                (_last, file._problem) = (Data, null);
            }
            catch (FormatException exception) when (_last is not null)
            {
                file._problem = Sentence(file.Path!, exception);
            }
        }

        public override bool TryGet(string key, out string? value) => Kept().TryGetValue(key, out value);

        public override IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath)
        {
            _ = Kept();
            return base.GetChildKeys(earlierKeys, parentPath);
        }

        // The base class has let go of the data where the file was gone.
        private IDictionary<string, string?> Kept()
        {
            if (_last is { } last && !ReferenceEquals(Data, last))
            {
                Data = last;
                file._problem ??= $"{file.Path}: the file is gone, or cannot be opened.";
            }

            return Data;
        }
    }
}
