using System.Text;

namespace ExamplesCopier.GitHubSimulator.Repositories;

/// <summary>Opaque ids of GitHub's GraphQL API: a prefix for the type and an encoded key.</summary>
internal static class NodeId
{
    public const string RepositoryKind = "R";
    public const string RefKind = "REF";
    public const string PullRequestKind = "PR";
    public const string CommentKind = "IC";
    public const string LabelKind = "LA";
    public const string UserKind = "U";
    public const string OrganizationKind = "O";
    public const string BotKind = "BOT";
    public const string TeamKind = "T";

    public static string Of(string kind, params object[] key) =>
        $"{kind}_{Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Join('\n', key))).TrimEnd('=').Replace('+', '-').Replace('/', '_')}";

    /// <returns>The parts of the key, or null when the id is of another type or no id at all.</returns>
    public static string[]? Read(string kind, string id)
    {
        if (!id.StartsWith(kind + "_", StringComparison.Ordinal)) return null;
        var text = id[(kind.Length + 1)..].Replace('-', '+').Replace('_', '/');
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='), bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length).Split('\n')
            : null;
    }
}
