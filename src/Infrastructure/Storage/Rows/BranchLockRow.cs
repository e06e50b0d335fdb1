namespace ExamplesCopier.Infrastructure.Storage.Rows;

/// <summary>Who may write to a target branch, and until when.</summary>
internal sealed class BranchLockRow
{
    /// <summary>Repository in lower case, <c>@</c>, branch.</summary>
    public required string Branch { get; init; }

    public required string Holder { get; set; }

    public required DateTimeOffset Until { get; set; }
}
