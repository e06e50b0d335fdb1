namespace ExamplesCopier.Domain.Copying;

/// <summary>What git-LFS leaves in the repository in a file's place (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md).</summary>
public static class LfsPointer
{
    /// <summary>Whether the content begins as every pointer does.</summary>
    public static bool Is(ReadOnlySpan<byte> content) => content.StartsWith("version https://git-lfs.github.com/spec/v1"u8);
}
