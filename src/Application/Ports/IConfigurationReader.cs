using ExamplesCopier.Domain.Configuration;

namespace ExamplesCopier.Application.Ports;

/// <summary>Turns the bytes of a configuration file into the model; every problem of the file is told at once.</summary>
public interface IConfigurationReader
{
    /// <summary>Never throws for what the file holds.</summary>
    ConfigurationReading Read(ReadOnlyMemory<byte> content);

    /// <summary>Reads the file in which a source keeps its own rules. It is trusted less than the central file, and says nothing but rules.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="source">The source as the central file has it, with what it may write to.</param>
    /// <param name="defaults">Those of the central file.</param>
    /// <returns>A configuration with this one source, its rules filled in.</returns>
    ConfigurationReading ReadOwn(ReadOnlyMemory<byte> content, Source source, Defaults defaults);

    /// <summary>Reads a registered source: one source of the schema.</summary>
    /// <returns>A configuration with this one source.</returns>
    ConfigurationReading ReadSource(ReadOnlyMemory<byte> content, Defaults defaults);
}

/// <summary>What became of a configuration file.</summary>
public sealed record ConfigurationReading
{
    /// <summary>Null when there is any error.</summary>
    public CopierConfiguration? Configuration { get; init; }

    public required IReadOnlyList<ConfigurationProblem> Errors { get; init; }

    public required IReadOnlyList<ConfigurationProblem> Warnings { get; init; }
}

/// <summary>One thing that is wrong, or odd, in a configuration file.</summary>
/// <param name="Path">Where in the document, as <c>sources[0].copy_rules[2].name</c>; empty for the document itself.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
public sealed record ConfigurationProblem(string Path, int Line, int Column, string Message)
{
    /// <summary>The problem as compilers write theirs, so that editors can jump to it.</summary>
    public string At(string file) => Path.Length == 0
        ? $"{file}:{Line}:{Column} {Message}"
        : $"{file}:{Line}:{Column} {Path}: {Message}";
}
