using System.Diagnostics;

namespace ExamplesCopier.IntegrationTests.Telemetry;

/// <summary>Prometheus' own parsers, in Python (Debian: <c>apt-get install python3-prometheus-client</c>). In CI they must be there.</summary>
internal static class ReferenceParser
{
    private const string Python = "/usr/bin/python3";

    private const string Script = """
        import sys
        from prometheus_client.openmetrics.parser import text_string_to_metric_families as openmetrics
        from prometheus_client.parser import text_string_to_metric_families as prometheus
        parse = openmetrics if sys.argv[1] == "openmetrics" else prometheus
        for family in parse(sys.stdin.read()):
            for sample in family.samples:
                print(sample.name)
        """;

    /// <summary>The names of all samples; skips the test where the parsers are missing.</summary>
    public static async Task<IReadOnlyList<string>> SampleNamesAsync(string format, string text)
    {
        var isHere = File.Exists(Python) && (await RunAsync(["-c", "import prometheus_client"], "")).ExitCode == 0;
        if (Environment.GetEnvironmentVariable("CI") is null or "")
        {
            Assert.SkipUnless(isHere, "The parser is not installed here (Debian: apt-get install python3-prometheus-client).");
        }

        var (exitCode, output, errors) = await RunAsync(["-c", Script, format], text);
        exitCode.Should().Be(0, "{0}", errors);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct()];
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string[] arguments, string input)
    {
        using var process = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
