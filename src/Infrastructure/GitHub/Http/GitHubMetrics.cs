using System.Diagnostics.Metrics;
using System.Globalization;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Application.Telemetry;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>What this process asks of GitHub, and what GitHub still allows, by installation.</summary>
internal sealed class GitHubMetrics
{
    /// <summary>The kind of error where there was no answer at all.</summary>
    public const string NoAnswer = "no_answer";

    private readonly Histogram<double> _duration;
    private readonly Counter<long> _tokens;

    public GitHubMetrics(IMeterFactory meters, InstallationQuotas quotas, InstallationGates gates, HostCircuit host, GraphQLCircuit graphQL)
    {
        var meter = CopierMeter.Of(meters);
        _duration = meter.CreateHistogram("copier.github.request.duration", "s", "Duration of one request to GitHub, retries one by one.", advice: CopierMeter.UpToSeconds);
        _tokens = meter.CreateCounter<long>("copier.github.tokens.minted", "{token}", "Installation tokens that GitHub gave us.");
        meter.CreateObservableGauge("copier.github.quota.remaining", () => Of(quotas, quota => quota.Remaining), "{request}", "What is left of the installation's quota, by GitHub's last answer to this process.");
        meter.CreateObservableGauge("copier.github.quota.limit", () => Of(quotas, quota => quota.Limit), "{request}", "The installation's quota in an hour.");
        meter.CreateObservableGauge("copier.github.installation.up", () => gates.Known.Select(known => new Measurement<long>(known.IsDown ? 0 : 1, Tag(known.Installation))), "1", "1 while the installation can be used, 0 while it is down; left out when that is not known any more.");
        meter.CreateObservableGauge("copier.github.circuit.open", () => host.IsOpen || graphQL.IsOpen ? 1 : 0, "1", "1 while GitHub as a whole, or its GraphQL, is taken for down and only probed.");
    }

    /// <param name="installation">Null for what the App asks as itself.</param>
    /// <param name="method">HTTP's verb.</param>
    /// <param name="status">Null when there was no answer.</param>
    /// <param name="took">Until the head of the answer.</param>
    public void Count(InstallationId? installation, string method, int? status, TimeSpan took)
    {
        var tags = new System.Diagnostics.TagList { { "http.request.method", method } };
        if (installation is { } known)
        {
            tags.Add(Tag(known));
        }

        if (status is { } code)
        {
            tags.Add("http.response.status_code", code);
        }

        if (IsError(status))
        {
            tags.Add("error.type", status?.ToString(CultureInfo.InvariantCulture) ?? NoAnswer);
        }

        _duration.Record(took.TotalSeconds, tags);
    }

    /// <summary>No answer, or one that says no.</summary>
    public static bool IsError(int? status) => status is null or >= 400;

    public void CountToken(InstallationId installation) => _tokens.Add(1, Tag(installation));

    private static IEnumerable<Measurement<long>> Of(InstallationQuotas quotas, Func<InstallationQuota, long> value) =>
        from installation in quotas.Known
        from quota in quotas.Of(installation)
        select new Measurement<long>(value(quota), Tag(installation), new("copier.github.resource", quota.Resource));

    private static KeyValuePair<string, object?> Tag(InstallationId installation) => new(CopierMeter.Installation, installation.ToString());
}
