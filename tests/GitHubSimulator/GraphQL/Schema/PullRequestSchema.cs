namespace ExamplesCopier.GitHubSimulator.GraphQL.Schema;

/// <summary>Pull requests and what hangs on them, as GitHub's published schema has them.</summary>
internal static class PullRequestSchema
{
    public const string Types = """
        interface Labelable { labels(first: Int, last: Int, after: String, before: String): LabelConnection }
        interface Assignable { assignees(first: Int, last: Int, after: String, before: String): UserConnection! }

        type PullRequest implements Node & Labelable & Assignable {
          id: ID!
          databaseId: Int
          number: Int!
          url: URI!
          title: String!
          body: String!
          state: PullRequestState!
          closed: Boolean!
          closedAt: DateTime
          merged: Boolean!
          mergedAt: DateTime
          mergedBy: Actor
          mergeable: MergeableState!
          mergeStateStatus: MergeStateStatus!
          isDraft: Boolean!
          isCrossRepository: Boolean!
          createdAt: DateTime!
          updatedAt: DateTime!
          author: Actor
          headRefName: String!
          headRefOid: GitObjectID!
          headRef: Ref
          headRepository: Repository
          baseRefName: String!
          baseRefOid: GitObjectID!
          baseRef: Ref
          repository: Repository!
          mergeCommit: Commit
          changedFiles: Int!
          autoMergeRequest: AutoMergeRequest
          files(first: Int, last: Int, after: String, before: String): PullRequestChangedFileConnection
          commits(first: Int, last: Int, after: String, before: String): PullRequestCommitConnection!
          comments(first: Int, last: Int, after: String, before: String): IssueCommentConnection!
          labels(first: Int, last: Int, after: String, before: String): LabelConnection
          assignees(first: Int, last: Int, after: String, before: String): UserConnection!
          reviewRequests(first: Int, last: Int, after: String, before: String): ReviewRequestConnection
          timelineItems(itemTypes: [PullRequestTimelineItemsItemType!], first: Int, last: Int, after: String, before: String): PullRequestTimelineItemsConnection!
        }

        type PullRequestConnection { totalCount: Int! pageInfo: PageInfo! nodes: [PullRequest] }
        type PullRequestChangedFileConnection { totalCount: Int! pageInfo: PageInfo! nodes: [PullRequestChangedFile] }
        type PullRequestChangedFile { path: String! changeType: PatchStatus! additions: Int! deletions: Int! }
        type PullRequestCommitConnection { totalCount: Int! pageInfo: PageInfo! nodes: [PullRequestCommit] }
        type PullRequestCommit implements Node { id: ID! commit: Commit! pullRequest: PullRequest! }
        type LabelConnection { totalCount: Int! pageInfo: PageInfo! nodes: [Label] }
        type UserConnection { totalCount: Int! pageInfo: PageInfo! nodes: [User] }
        type ReviewRequestConnection { totalCount: Int! pageInfo: PageInfo! nodes: [ReviewRequest] }
        type ReviewRequest implements Node { id: ID! asCodeOwner: Boolean! pullRequest: PullRequest! requestedReviewer: RequestedReviewer }
        union RequestedReviewer = Bot | Team | User

        type AutoMergeRequest {
          commitBody: String
          commitHeadline: String
          enabledAt: DateTime
          enabledBy: Actor
          mergeMethod: PullRequestMergeMethod!
          pullRequest: PullRequest!
        }

        type PullRequestTimelineItemsConnection { totalCount: Int! filteredCount: Int! pageCount: Int! pageInfo: PageInfo! nodes: [PullRequestTimelineItems] }
        union PullRequestTimelineItems = ClosedEvent | MergedEvent | IssueComment
        type ClosedEvent implements Node { id: ID! actor: Actor createdAt: DateTime! }
        type MergedEvent implements Node { id: ID! actor: Actor createdAt: DateTime! }
        type IssueComment implements Node { id: ID! databaseId: Int author: Actor body: String! url: URI! createdAt: DateTime! }
        type IssueCommentEdge { cursor: String! node: IssueComment }
        type IssueCommentConnection { totalCount: Int! pageInfo: PageInfo! nodes: [IssueComment] }

        enum PullRequestTimelineItemsItemType { CLOSED_EVENT ISSUE_COMMENT MERGED_EVENT }
        enum MergeableState { CONFLICTING MERGEABLE UNKNOWN }
        enum MergeStateStatus { BEHIND BLOCKED CLEAN DIRTY DRAFT HAS_HOOKS UNKNOWN UNSTABLE }
        enum PullRequestMergeMethod { MERGE REBASE SQUASH }
        enum PatchStatus { ADDED CHANGED COPIED DELETED MODIFIED RENAMED }
        enum PullRequestState { OPEN CLOSED MERGED }
        enum PullRequestUpdateState { OPEN CLOSED }
        enum IssueOrderField { CREATED_AT UPDATED_AT COMMENTS }
        enum OrderDirection { ASC DESC }
        input IssueOrder { field: IssueOrderField! direction: OrderDirection! }
        """;
}
