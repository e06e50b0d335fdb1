namespace ExamplesCopier.GitHubSimulator.GraphQL.Schema;

/// <summary>The part of GitHub's published schema the simulator answers: repositories, people and git objects.</summary>
internal static class SchemaText
{
    public const string Types = """
        scalar GitObjectID
        scalar GitRefname
        scalar GitTimestamp
        scalar Base64String
        scalar DateTime
        scalar URI

        type Query {
          repository(owner: String!, name: String!, followRenames: Boolean = true): Repository
          user(login: String!): User
          organization(login: String!): Organization
          rateLimit: RateLimit
        }

        type RateLimit { cost: Int! limit: Int! nodeCount: Int! remaining: Int! resetAt: DateTime! used: Int! }
        interface Node { id: ID! }
        interface Actor { login: String! url: URI! }
        type User implements Node & Actor { id: ID! databaseId: Int login: String! name: String url: URI! }
        type Bot implements Node & Actor { id: ID! databaseId: Int login: String! url: URI! }
        type Organization implements Node & Actor { id: ID! databaseId: Int login: String! url: URI! team(slug: String!): Team }
        type Team implements Node { id: ID! databaseId: Int name: String! slug: String! combinedSlug: String! }

        type Repository implements Node {
          id: ID!
          databaseId: Int
          name: String!
          nameWithOwner: String!
          url: URI!
          isArchived: Boolean!
          isDisabled: Boolean!
          isEmpty: Boolean!
          isFork: Boolean!
          isLocked: Boolean!
          isPrivate: Boolean!
          lockReason: RepositoryLockReason
          autoMergeAllowed: Boolean!
          mergeCommitAllowed: Boolean!
          squashMergeAllowed: Boolean!
          rebaseMergeAllowed: Boolean!
          viewerDefaultMergeMethod: PullRequestMergeMethod!
          defaultBranchRef: Ref
          object(oid: GitObjectID, expression: String): GitObject
          ref(qualifiedName: String!): Ref
          label(name: String!): Label
          pullRequest(number: Int!): PullRequest
          pullRequests(headRefName: String, baseRefName: String, labels: [String!], states: [PullRequestState!], first: Int, last: Int, after: String, before: String, orderBy: IssueOrder): PullRequestConnection!
          pullRequestTemplates: [PullRequestTemplate!]
        }

        enum RepositoryLockReason { BILLING MIGRATING MOVING RENAME TRADE_RESTRICTION TRANSFERRING_OWNERSHIP }
        type PullRequestTemplate { body: String filename: String repository: Repository! }
        type Label implements Node { id: ID! name: String! color: String! description: String }
        type Ref implements Node { id: ID! name: String! prefix: String! target: GitObject refUpdateRule: RefUpdateRule }

        type RefUpdateRule {
          pattern: String!
          viewerCanPush: Boolean!
          requiredApprovingReviewCount: Int
          requiredStatusCheckContexts: [String]
          requiresSignatures: Boolean!
          blocksCreations: Boolean!
        }

        interface GitObject { id: ID! oid: GitObjectID! abbreviatedOid: String! }

        type Commit implements GitObject & Node {
          id: ID!
          oid: GitObjectID!
          abbreviatedOid: String!
          url: URI!
          message: String!
          messageHeadline: String!
          messageBody: String!
          authoredDate: DateTime!
          committedDate: DateTime!
          author: GitActor
          committer: GitActor
          signature: GitSignature
          tree: Tree!
          parents(first: Int, last: Int, after: String, before: String): CommitConnection!
          history(path: String, author: CommitAuthor, first: Int, last: Int, after: String, before: String): CommitHistoryConnection!
          associatedPullRequests(first: Int, last: Int, after: String, before: String): PullRequestConnection
          file(path: String!): TreeEntry
        }

        input CommitAuthor { id: ID emails: [String!] }
        type CommitConnection { totalCount: Int! pageInfo: PageInfo! nodes: [Commit] }
        type CommitHistoryConnection { totalCount: Int! pageInfo: PageInfo! nodes: [Commit] }

        interface GitSignature { email: String! isValid: Boolean! state: GitSignatureState! wasSignedByGitHub: Boolean! }
        type GpgSignature implements GitSignature { email: String! isValid: Boolean! state: GitSignatureState! wasSignedByGitHub: Boolean! }
        enum GitSignatureState {
          BAD_CERT BAD_EMAIL EXPIRED_KEY GPGVERIFY_ERROR GPGVERIFY_UNAVAILABLE INVALID MALFORMED_SIG NOT_SIGNING_KEY NO_USER OCSP_ERROR OCSP_PENDING
          OCSP_REVOKED UNKNOWN_KEY UNKNOWN_SIG_TYPE UNSIGNED UNVERIFIED_EMAIL VALID
        }

        type Tree implements GitObject & Node { id: ID! oid: GitObjectID! abbreviatedOid: String! entries: [TreeEntry!] }

        type Blob implements GitObject & Node {
          id: ID!
          oid: GitObjectID!
          abbreviatedOid: String!
          byteSize: Int!
          isBinary: Boolean
          isTruncated: Boolean!
          text: String
        }

        type TreeEntry { mode: Int! type: String! oid: GitObjectID! name: String! path: String size: Int! object: GitObject }
        type GitActor { name: String email: String date: GitTimestamp user: User }
        type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
        """;
}
