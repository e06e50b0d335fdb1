namespace ExamplesCopier.GitHubSimulator.GraphQL.Schema;

/// <summary>The part of GitHub's published schema the simulator answers.</summary>
internal static class SchemaText
{
    public const string Types = """
        scalar GitObjectID
        scalar GitRefname
        scalar Base64String
        scalar DateTime
        scalar URI

        type Query {
          repository(owner: String!, name: String!, followRenames: Boolean = true): Repository
          rateLimit: RateLimit
        }

        type RateLimit { cost: Int! limit: Int! nodeCount: Int! remaining: Int! resetAt: DateTime! used: Int! }

        type Repository {
          id: ID!
          databaseId: Int
          name: String!
          nameWithOwner: String!
          isArchived: Boolean!
          isDisabled: Boolean!
          isEmpty: Boolean!
          isLocked: Boolean!
          autoMergeAllowed: Boolean!
          defaultBranchRef: Ref
          object(oid: GitObjectID, expression: String): GitObject
          ref(qualifiedName: String!): Ref
          pullRequests(headRefName: String, baseRefName: String, states: [PullRequestState!], first: Int, last: Int, orderBy: IssueOrder): PullRequestConnection!
        }

        type Ref { id: ID! name: String! prefix: String! target: GitObject refUpdateRule: RefUpdateRule }

        type RefUpdateRule {
          pattern: String!
          viewerCanPush: Boolean!
          requiredApprovingReviewCount: Int
          requiresSignatures: Boolean!
          blocksCreations: Boolean!
        }

        interface GitObject { id: ID! oid: GitObjectID! abbreviatedOid: String! }

        type Commit implements GitObject {
          id: ID!
          oid: GitObjectID!
          abbreviatedOid: String!
          url: URI!
          message: String!
          messageHeadline: String!
          messageBody: String!
          committedDate: DateTime!
          author: GitActor
          committer: GitActor
          tree: Tree!
          parents(first: Int, last: Int): CommitConnection!
          file(path: String!): TreeEntry
        }

        type Tree implements GitObject { id: ID! oid: GitObjectID! abbreviatedOid: String! entries: [TreeEntry!] }

        type Blob implements GitObject {
          id: ID!
          oid: GitObjectID!
          abbreviatedOid: String!
          byteSize: Int!
          isBinary: Boolean
          isTruncated: Boolean!
          text: String
        }

        type TreeEntry { mode: Int! type: String! oid: GitObjectID! name: String! path: String size: Int! object: GitObject }
        type GitActor { name: String email: String date: String }
        type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! }
        type CommitConnection { totalCount: Int! pageInfo: PageInfo! nodes: [Commit] }
        type PullRequestConnection { totalCount: Int! pageInfo: PageInfo! nodes: [PullRequest] }

        type PullRequest {
          id: ID!
          databaseId: Int
          number: Int!
          url: URI!
          title: String!
          body: String!
          state: PullRequestState!
          isDraft: Boolean!
          merged: Boolean!
          createdAt: DateTime!
          headRefName: String!
          headRefOid: GitObjectID!
          baseRefName: String!
          baseRefOid: GitObjectID!
          mergeCommit: Commit
        }

        type IssueComment { id: ID! databaseId: Int body: String! url: URI! createdAt: DateTime! }
        type IssueCommentEdge { cursor: String! node: IssueComment }

        enum PullRequestState { OPEN CLOSED MERGED }
        enum PullRequestUpdateState { OPEN CLOSED }
        enum IssueOrderField { CREATED_AT UPDATED_AT COMMENTS }
        enum OrderDirection { ASC DESC }
        input IssueOrder { field: IssueOrderField! direction: OrderDirection! }
        """;

    public const string Mutations = """
        type Mutation {
          createRef(input: CreateRefInput!): CreateRefPayload
          updateRefs(input: UpdateRefsInput!): UpdateRefsPayload
          createCommitOnBranch(input: CreateCommitOnBranchInput!): CreateCommitOnBranchPayload
          createPullRequest(input: CreatePullRequestInput!): CreatePullRequestPayload
          updatePullRequest(input: UpdatePullRequestInput!): UpdatePullRequestPayload
          closePullRequest(input: ClosePullRequestInput!): ClosePullRequestPayload
          addComment(input: AddCommentInput!): AddCommentPayload
        }

        type CreateRefPayload { clientMutationId: String ref: Ref }
        type UpdateRefsPayload { clientMutationId: String }
        type CreateCommitOnBranchPayload { clientMutationId: String commit: Commit ref: Ref }
        type CreatePullRequestPayload { clientMutationId: String pullRequest: PullRequest }
        type UpdatePullRequestPayload { clientMutationId: String pullRequest: PullRequest }
        type ClosePullRequestPayload { clientMutationId: String pullRequest: PullRequest }
        type AddCommentPayload { clientMutationId: String commentEdge: IssueCommentEdge }

        input CreateRefInput { clientMutationId: String repositoryId: ID! name: String! oid: GitObjectID! }
        input UpdateRefsInput { clientMutationId: String repositoryId: ID! refUpdates: [RefUpdate!]! }
        input RefUpdate { name: GitRefname! beforeOid: GitObjectID afterOid: GitObjectID! force: Boolean = false }

        input CreateCommitOnBranchInput {
          clientMutationId: String
          branch: CommittableBranch!
          expectedHeadOid: GitObjectID!
          message: CommitMessage!
          fileChanges: FileChanges
        }

        input CommittableBranch { id: ID repositoryNameWithOwner: String branchName: String }
        input CommitMessage { headline: String! body: String }
        input FileChanges { additions: [FileAddition!] = [] deletions: [FileDeletion!] = [] }
        input FileAddition { path: String! contents: Base64String! }
        input FileDeletion { path: String! }

        input CreatePullRequestInput {
          clientMutationId: String
          repositoryId: ID!
          baseRefName: String!
          headRefName: String!
          headRepositoryId: ID
          title: String!
          body: String
          draft: Boolean = false
          maintainerCanModify: Boolean = true
        }

        input UpdatePullRequestInput {
          clientMutationId: String
          pullRequestId: ID!
          title: String
          body: String
          state: PullRequestUpdateState
        }

        input ClosePullRequestInput { clientMutationId: String pullRequestId: ID! }
        input AddCommentInput { clientMutationId: String subjectId: ID! body: String! }
        """;
}
