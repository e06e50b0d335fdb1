namespace ExamplesCopier.Application.Doctor;

/// <summary>Gathers what is found.</summary>
internal sealed class Findings
{
    private readonly List<SetupFinding> _all = [];

    public IReadOnlyList<SetupFinding> All => _all;

    public void Ok(SetupCheck check, string subject, string message) => _all.Add(new SetupFinding(SetupVerdict.Ok, check, subject, message));

    public void Warn(SetupCheck check, string subject, string message, string? page = null) => _all.Add(new SetupFinding(SetupVerdict.Warning, check, subject, message, page));

    public void Problem(SetupCheck check, string subject, string message, string? page = null) => _all.Add(new SetupFinding(SetupVerdict.Problem, check, subject, message, page));
}
