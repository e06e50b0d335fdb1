using System.Globalization;
using System.Text;

namespace ExamplesCopier.GitHubSimulator.Git;

/// <summary>Who made a commit, and when (whole seconds, UTC).</summary>
public sealed record GitSignature(string Name, string Email, DateTimeOffset When)
{
    internal string Line => string.Create(CultureInfo.InvariantCulture, $"{Name} <{Email}> {When.ToUnixTimeSeconds()} +0000");
}

/// <summary>A commit as git stores it.</summary>
public sealed record GitCommit(string Tree, IReadOnlyList<string> Parents, GitSignature Author, GitSignature Committer, string Message)
{
    // Part of the object, as in git: nobody can push a commit of the same id without it.
    private const string SignatureHeader = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n c2lnbmVkIGJ5IHRoZSBzaW11bGF0b3I=\n -----END PGP SIGNATURE-----\n";

    /// <summary>The commit's own id.</summary>
    public string Oid { get; internal init; } = ObjectIds.Zero;

    /// <summary>Whether GitHub signed it: what GitHub itself commits and what a bot commits through the API. What people push has no signature.</summary>
    public bool IsSigned { get; init; }

    /// <summary>The first line of the message.</summary>
    public string Headline => Message.Split('\n')[0];

    /// <summary>The message after the headline and its blank line; empty when there is none.</summary>
    public string Body => Message[Headline.Length..].TrimStart('\n');

    internal byte[] ToBytes()
    {
        var text = new StringBuilder().Append("tree ").Append(Tree).Append('\n');
        foreach (var parent in Parents) text.Append("parent ").Append(parent).Append('\n');
        text.Append("author ").Append(Author.Line).Append('\n');
        text.Append("committer ").Append(Committer.Line).Append('\n');
        if (IsSigned) text.Append(SignatureHeader);
        text.Append('\n').Append(Message);
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
