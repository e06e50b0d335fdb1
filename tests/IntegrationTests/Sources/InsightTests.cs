using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Sources;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.IntegrationTests.Service;
using MediatR;

namespace ExamplesCopier.IntegrationTests.Sources;

/// <summary>What a source's page shows beside its configuration.</summary>
public sealed class InsightTests
{
    private const string TwoRules = Configurations.Direct + """

              - name: never
                source_pattern: {type: prefix, pattern: never/}
                targets: [{repo: acme/docs, path_transform: "never/${relative_path}"}]
        """;

    private static readonly RepositoryName _source = RepositoryName.Parse("acme/examples");

    [Fact]
    public async Task Rules_are_told_with_what_they_matched_and_those_that_matched_nothing_with_zero()
    {
        await using var world = await CopierWorld.StartAsync(TwoRules);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a").Write("go/b.go", "b").Write("other.md", "c"));
        await world.Service.FinishedAsync(merge);
        await world.Service.ReplayAsync(merge.DeliveryId.ToString());
        var mediator = world.Service.Resolve<IMediator>();

        var coverage = (await mediator.Send(new GetRuleCoverage(_source, _ => true), TestContext.Current.CancellationToken))!;

        coverage.Select(rule => (rule.Rule, rule.Files, rule.Merges)).Should().Equal(("go", 2, 1), ("never", 0, 0));
        coverage[0].LastMatched.Should().NotBeNull();
        coverage[1].LastMatched.Should().BeNull();
        (await mediator.Send(new GetRuleCoverage(_source, _ => false), TestContext.Current.CancellationToken)).Should().BeNull();
        (await mediator.Send(new GetRuleCoverage(RepositoryName.Parse("acme/nothing"), _ => true), TestContext.Current.CancellationToken)).Should().BeNull();
    }

    [Fact]
    public async Task The_last_day_is_told_in_24_hours_for_each_source_that_may_be_seen()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.FinishedAsync(merge);
        var mediator = world.Service.Resolve<IMediator>();

        var activity = (await mediator.Send(new GetActivity(_ => true), TestContext.Current.CancellationToken)).Should().ContainSingle().Which;

        activity.Source.Should().Be(_source);
        activity.Hours.Should().HaveCount(24);
        activity.Hours.Select(hour => hour.From).Should().Equal(Enumerable.Range(0, 24).Select(hour => activity.Hours[0].From.AddHours(hour)));
        (activity.Hours[0].From.UtcTicks % TimeSpan.TicksPerHour).Should().Be(0);
        activity.Hours.Sum(hour => hour.Succeeded).Should().Be(1);
        activity.Hours.Sum(hour => hour.Failed + hour.Open).Should().Be(0);
        (await mediator.Send(new GetActivity(_ => false), TestContext.Current.CancellationToken)).Should().BeEmpty();
    }

    [Fact]
    public async Task What_needs_a_person_is_asked_with_a_limit_that_a_page_can_hold()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var mediator = world.Service.Resolve<IMediator>();

        (await mediator.Send(new ListUnresolved(200, null, null), TestContext.Current.CancellationToken)).Total.Should().Be(0);
        var asking = () => mediator.Send(new ListUnresolved(201, null, null), TestContext.Current.CancellationToken);
        await asking.Should().ThrowAsync<FluentValidation.ValidationException>();
    }
}
