using System.Diagnostics.Metrics;
using ExamplesCopier.Application.Behaviors;
using ExamplesCopier.Application.Telemetry;
using ExamplesCopier.UnitTests.Telemetry;
using FluentValidation;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ExamplesCopier.UnitTests.Behaviors;

public sealed class BehaviorTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Lines _lines = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_that_breaks_rules_never_reaches_its_handler_and_all_of_them_are_told()
    {
        var behavior = new ValidationBehavior<Question, int>([new NotEmpty(), new NotLong()]);
        var reached = false;

        var asking = () => behavior.Handle(new Question(""), Token, () =>
        {
            reached = true;
            return Task.FromResult(1);
        });

        (await asking.Should().ThrowAsync<ValidationException>()).Which.Errors.Select(error => error.ErrorMessage).Should().Equal("empty", "long");
        reached.Should().BeFalse();
    }

    [Fact]
    public async Task A_request_that_keeps_them_does()
    {
        (await new ValidationBehavior<Question, int>([new NotEmpty()]).Handle(new Question("x"), Token, () => Task.FromResult(5))).Should().Be(5);
        (await new ValidationBehavior<Question, int>([]).Handle(new Question(""), Token, () => Task.FromResult(6))).Should().Be(6);
    }

    [Fact]
    public async Task What_failed_is_logged_once_by_name_and_never_by_content()
    {
        var behavior = new LoggingBehavior<Question, int>(_lines, _time);

        await FluentActions.Awaiting(() => behavior.Handle(new Question("secret"), Token, () =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(20));
            throw new InvalidOperationException("broken");
        })).Should().ThrowAsync<InvalidOperationException>();

        _lines.Written.Should().Equal((LogLevel.Warning, "Question failed after 20 ms"));
    }

    [Fact]
    public async Task What_went_well_is_a_line_for_debugging_and_what_was_called_off_is_none()
    {
        var behavior = new LoggingBehavior<Question, int>(_lines, _time);
        await behavior.Handle(new Question("secret"), Token, () => Task.FromResult(1));
        await FluentActions.Awaiting(() => behavior.Handle(new Question("secret"), Token, () => throw new OperationCanceledException())).Should().ThrowAsync<OperationCanceledException>();

        _lines.Written.Should().Equal((LogLevel.Debug, "Question done in 0 ms"));
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, "InvalidOperationException")]
    public async Task How_long_it_took_is_measured_with_what_went_wrong(bool fails, string? error)
    {
        var measured = new List<(double Seconds, string? Error)>();
        using var meters = new OwnMeters();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, heard) =>
        {
            if (instrument.Name == "copier.use_case.duration" && instrument.Meter.Scope == meters)
            {
                heard.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) =>
        {
            var named = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value as string);
            named["copier.use_case"].Should().Be(nameof(Question));
            measured.Add((seconds, named.GetValueOrDefault("error.type")));
        });
        listener.Start();

        var asking = () => new MetricsBehavior<Question, int>(new UseCaseMetrics(meters), _time).Handle(new Question("x"), Token, () =>
        {
            _time.Advance(TimeSpan.FromSeconds(3));
            return fails ? throw new InvalidOperationException() : Task.FromResult(1);
        });
        if (fails)
        {
            await asking.Should().ThrowAsync<InvalidOperationException>();
        }
        else
        {
            await asking();
        }

        measured.Should().Equal((3, error));
    }

    internal sealed record Question(string Text);

    private sealed class NotEmpty : AbstractValidator<Question>
    {
        public NotEmpty() => RuleFor(question => question.Text).NotEmpty().WithMessage("empty");
    }

    private sealed class NotLong : AbstractValidator<Question>
    {
        public NotLong() => RuleFor(question => question.Text).Must(text => text.Length is > 0 and < 5).WithMessage("long");
    }

    private sealed class Lines : ILogger<LoggingBehavior<Question, int>>
    {
        public List<(LogLevel Level, string Text)> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add((logLevel, formatter(state, exception)));
    }
}
