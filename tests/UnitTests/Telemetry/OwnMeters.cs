using System.Diagnostics.Metrics;

namespace ExamplesCopier.UnitTests.Telemetry;

/// <summary>The meters of one test, and what was measured on them.</summary>
internal sealed class OwnMeters : IMeterFactory
{
    private readonly List<Meter> _made = [];

    public Meter Create(MeterOptions options)
    {
        options.Scope = this;
        var meter = new Meter(options);
        _made.Add(meter);
        return meter;
    }

    /// <summary>Hears all numbers from now on; those that are only told when asked come when the answer's <c>RecordObservableInstruments</c> is called.</summary>
    public MeterListener Listen(Action<string, double, IReadOnlyDictionary<string, object?>> heard)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Scope == this)
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.Start();
        return listener;

        void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            heard(instrument.Name, value, tags.ToArray().ToDictionary());
    }

    public void Dispose() => _made.ForEach(meter => meter.Dispose());
}
