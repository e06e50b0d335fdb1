using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.Auth;

/// <summary>What a token may see and do.</summary>
internal static class Access
{
    /// <summary>The repository by name, an earlier name included; null when it does not exist or is out of reach, which GitHub does not tell apart.</summary>
    public static SimulatedRepository? See(this InstallationToken token, World world, string fullName, bool followRenames = true)
    {
        var found = world.Repositories.Find(fullName) ?? (followRenames ? world.Repositories.FindRedirect(fullName) : null);
        return found is not null && token.Reaches(found) ? found : null;
    }

    /// <exception cref="GitHubError">403 when the permission is missing.</exception>
    public static void Require(this InstallationToken token, string permission, bool write = false)
    {
        if (!token.Allows(permission, write)) throw GitHubError.MissingPermission(Accepted(permission, write));
    }

    /// <summary>Either permission will do.</summary>
    /// <exception cref="GitHubError">403 when both are missing.</exception>
    public static void RequireAny(this InstallationToken token, string one, string other, bool write)
    {
        if (!token.Allows(one, write) && !token.Allows(other, write)) throw GitHubError.MissingPermission($"{Accepted(one, write)}; {Accepted(other, write)}");
    }

    private static string Accepted(string permission, bool write) => permission switch
    {
        "workflows" => "contents=write,workflows=write",
        _ => $"{permission}={(write ? "write" : "read")}",
    };
}
