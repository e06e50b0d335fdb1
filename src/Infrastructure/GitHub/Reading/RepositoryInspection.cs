using System.Text.Json;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Http;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>One document for one branch: REST would take three requests, and does not tell whether the App may push.</summary>
internal sealed class RepositoryInspection(GraphQLClient graphQL, MovedRepositories moved) : IRepositoryInspection
{
    private const string Document = """
        query Inspection($owner:String!,$name:String!,$branch:String!){
          repository(owner:$owner,name:$name){
            databaseId nameWithOwner isArchived isDisabled isLocked isEmpty isFork
            defaultBranchRef{name}
            base:ref(qualifiedName:$branch){refUpdateRule{viewerCanPush}}
          }
        }
        """;

    public async Task<InspectedRepository?> InspectAsync(RepositoryAccess repository, BranchName branch, CancellationToken cancellationToken)
    {
        using var answer = await graphQL.SendAsync(
            repository.Installation,
            Document,
            variables =>
            {
                variables.WriteString("owner", repository.Name.Owner);
                variables.WriteString("name", repository.Name.Name);
                variables.WriteString("branch", branch.QualifiedName);
            },
            isMutation: false,
            cancellationToken);
        if (answer.Errors.FirstOrDefault(error => error.Type != "NOT_FOUND") is { } error)
        {
            throw new FaultException(answer.FaultOf(error));
        }

        try
        {
            return answer.Data.GetProperty("repository") is { ValueKind: JsonValueKind.Object } found ? Read(found) : null;
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new FaultException(new Transient("GitHub's answer has another form than its documentation says."), exception);
        }
    }

    public Task<RepositoryIdentity?> FindMovedAsync(RepositoryAccess repository, CancellationToken cancellationToken) => moved.FindAsync(repository, cancellationToken);

    private static InspectedRepository Read(JsonElement found)
    {
        var branch = found.GetProperty("base");
        var rule = branch.ValueKind == JsonValueKind.Object ? branch.GetProperty("refUpdateRule") : default;
        return new InspectedRepository
        {
            Identity = new RepositoryIdentity(found.GetProperty("databaseId").GetInt64(), RepositoryName.Parse(found.GetProperty("nameWithOwner").GetString()!)),
            IsArchived = found.GetProperty("isArchived").GetBoolean(),
            IsClosed = found.GetProperty("isDisabled").GetBoolean() || found.GetProperty("isLocked").GetBoolean(),
            IsEmpty = found.GetProperty("isEmpty").GetBoolean(),
            IsFork = found.GetProperty("isFork").GetBoolean(),
            DefaultBranch = found.GetProperty("defaultBranchRef") is { ValueKind: JsonValueKind.Object } preferred ? preferred.GetProperty("name").GetString() : null,
            HasBranch = branch.ValueKind == JsonValueKind.Object,
            MayBeCommittedTo = rule.ValueKind != JsonValueKind.Object || rule.GetProperty("viewerCanPush").GetBoolean(),
        };
    }
}
