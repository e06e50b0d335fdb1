namespace ExamplesCopier.Api.CommandLine;

/// <summary>What a process tells its caller.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;

    /// <summary>The arguments were understood, and what they name is wrong.</summary>
    public const int WrongInput = 1;

    /// <summary>The arguments were not understood.</summary>
    public const int Usage = 2;
}
