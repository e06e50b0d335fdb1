using System.Diagnostics;
using ExamplesCopier.UnitTests.Architecture;

namespace ExamplesCopier.UnitTests.Deployment;

/// <summary>Whoever follows the pages in a checkout lays keys and secrets into it: git must not take them along.</summary>
public sealed class IgnoredFilesTests
{
    [Theory]
    [InlineData("deploy/secrets/GitHub__PrivateKey")]
    [InlineData("secrets/GitHub__WebhookSecrets__0")]
    [InlineData("deploy/kubernetes/secrets/Storage__ConnectionString")]
    [InlineData("deploy/config/copier.yaml")]
    [InlineData("app.pem")]
    [InlineData("deploy/app.2026-01-01.private-key.pem")]
    [InlineData("data/copier.db")]
    public void What_operators_lay_into_the_checkout_stays_out_of_git(string path) => IsIgnored(path).Should().BeTrue();

    [Theory]
    [InlineData("deploy/compose.yaml")]
    [InlineData("configs/copier-config.schema.json")]
    [InlineData("src/Api/Program.cs")]
    public void What_belongs_to_the_product_does_not(string path) => IsIgnored(path).Should().BeFalse();

    private static bool IsIgnored(string path)
    {
        Assert.SkipUnless(Path.Exists(Path.Combine(Product.Top, ".git")), "This is no checkout.");
        using var git = Process.Start(new ProcessStartInfo("git", ["check-ignore", "--quiet", "--no-index", path]) { WorkingDirectory = Product.Top })!;
        git.WaitForExit();
        git.ExitCode.Should().BeOneOf([0, 1], "git answers");
        return git.ExitCode == 0;
    }
}
