using ExamplesCopier.Application.Copying;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.UnitTests.Copying;

public sealed class BlobCacheTests : IRepositoryContents
{
    private readonly List<BlobId> _fetched = [];

    [Fact]
    public async Task Small_contents_are_fetched_once_until_the_share_of_the_delivery_is_full()
    {
        var came = Given.File('1').Id;
        var cache = Cache(maxKept: 25, (came, new byte[10]));

        foreach (var blob in new[] { came, Given.File('2').Id, Given.File('3').Id, Given.File('2').Id, Given.File('3').Id })
        {
            await using var content = await cache.OpenAsync(blob, TestContext.Current.CancellationToken);
            content.Length.Should().Be(10);
        }

        _fetched.Should().Equal(Given.File('2').Id, Given.File('3').Id, Given.File('3').Id);
    }

    [Theory]
    [InlineData(1, 8 * 1024 * 1024)]
    [InlineData(10, 8 * 1024 * 1024)]
    [InlineData(80, 1024 * 1024)]
    public void The_more_deliveries_run_the_less_each_keeps(int concurrent, long share) => CopyJob.ShareOf(concurrent).Should().Be(share);

    private BlobCache Cache(long maxKept, params (BlobId Id, byte[] Content)[] known) => new(
        this,
        new CopyJob
        {
            DeliveryId = "d",
            Kind = default,
            Merge = Given.Merge(1),
            Source = new RepositoryAccess(Given.Merge(1).Repository, new InstallationId(1)),
            Plan = CopyPlanner.Plan(Given.Source(), [], (_, _) => false),
            ConfigurationVersion = "v",
            Known = [],
            IsResumed = false,
            DryRun = false,
            HoldLimits = new HoldLimits(1, 1, false),
            MaxKeptContents = maxKept,
        },
        new SourceSnapshot
        {
            AtMerge = new Dictionary<string, FileState>(),
            AtTip = new Dictionary<string, FileState>(),
            Contents = known.ToDictionary(file => file.Id, file => (ReadOnlyMemory<byte>)file.Content),
        });

    Task<Stream> IRepositoryContents.OpenBlobAsync(RepositoryAccess repository, BlobId blob, CancellationToken cancellationToken)
    {
        _fetched.Add(blob);
        return Task.FromResult<Stream>(new MemoryStream(new byte[10]));
    }

    Task<RepositorySnapshot> IRepositoryContents.ReadAsync(SnapshotRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<IReadOnlyDictionary<string, IReadOnlyList<CopyOrigin>>> IRepositoryContents.FindOriginsAsync(
        RepositoryAccess repository, CommitSha head, IReadOnlyList<RepositoryPath> paths, CancellationToken cancellationToken) => throw new NotSupportedException();
}
