namespace ExamplesCopier.GitHubSimulator.GraphQL.Schema;

/// <summary>The mutations the simulator answers, as GitHub's published schema has them.</summary>
internal static class MutationSchema
{
    public const string Types = """
        type Mutation {
          createRef(input: CreateRefInput!): CreateRefPayload
          deleteRef(input: DeleteRefInput!): DeleteRefPayload
          updateRefs(input: UpdateRefsInput!): UpdateRefsPayload
          createCommitOnBranch(input: CreateCommitOnBranchInput!): CreateCommitOnBranchPayload
          createPullRequest(input: CreatePullRequestInput!): CreatePullRequestPayload
          updatePullRequest(input: UpdatePullRequestInput!): UpdatePullRequestPayload
          closePullRequest(input: ClosePullRequestInput!): ClosePullRequestPayload
          reopenPullRequest(input: ReopenPullRequestInput!): ReopenPullRequestPayload
          convertPullRequestToDraft(input: ConvertPullRequestToDraftInput!): ConvertPullRequestToDraftPayload
          markPullRequestReadyForReview(input: MarkPullRequestReadyForReviewInput!): MarkPullRequestReadyForReviewPayload
          mergePullRequest(input: MergePullRequestInput!): MergePullRequestPayload
          enablePullRequestAutoMerge(input: EnablePullRequestAutoMergeInput!): EnablePullRequestAutoMergePayload
          disablePullRequestAutoMerge(input: DisablePullRequestAutoMergeInput!): DisablePullRequestAutoMergePayload
          addLabelsToLabelable(input: AddLabelsToLabelableInput!): AddLabelsToLabelablePayload
          addAssigneesToAssignable(input: AddAssigneesToAssignableInput!): AddAssigneesToAssignablePayload
          requestReviews(input: RequestReviewsInput!): RequestReviewsPayload
          createLabel(input: CreateLabelInput!): CreateLabelPayload
          addComment(input: AddCommentInput!): AddCommentPayload
        }

        type CreateRefPayload { clientMutationId: String ref: Ref }
        type DeleteRefPayload { clientMutationId: String }
        type UpdateRefsPayload { clientMutationId: String }
        type CreateCommitOnBranchPayload { clientMutationId: String commit: Commit ref: Ref }
        type CreatePullRequestPayload { clientMutationId: String pullRequest: PullRequest }
        type UpdatePullRequestPayload { clientMutationId: String actor: Actor pullRequest: PullRequest }
        type ClosePullRequestPayload { clientMutationId: String pullRequest: PullRequest }
        type ReopenPullRequestPayload { clientMutationId: String pullRequest: PullRequest }
        type ConvertPullRequestToDraftPayload { clientMutationId: String pullRequest: PullRequest }
        type MarkPullRequestReadyForReviewPayload { clientMutationId: String pullRequest: PullRequest }
        type MergePullRequestPayload { clientMutationId: String actor: Actor pullRequest: PullRequest }
        type EnablePullRequestAutoMergePayload { clientMutationId: String actor: Actor pullRequest: PullRequest }
        type DisablePullRequestAutoMergePayload { clientMutationId: String actor: Actor pullRequest: PullRequest }
        type AddLabelsToLabelablePayload { clientMutationId: String labelable: Labelable }
        type AddAssigneesToAssignablePayload { clientMutationId: String assignable: Assignable }
        type RequestReviewsPayload { clientMutationId: String actor: Actor pullRequest: PullRequest }
        type CreateLabelPayload { clientMutationId: String label: Label }
        type AddCommentPayload { clientMutationId: String commentEdge: IssueCommentEdge subject: Node }

        input CreateRefInput { clientMutationId: String repositoryId: ID! name: String! oid: GitObjectID! }
        input DeleteRefInput { clientMutationId: String refId: ID! }
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
          baseRefName: String
          labelIds: [ID!]
          assigneeIds: [ID!]
        }

        input ClosePullRequestInput { clientMutationId: String pullRequestId: ID! }
        input ReopenPullRequestInput { clientMutationId: String pullRequestId: ID! }
        input ConvertPullRequestToDraftInput { clientMutationId: String pullRequestId: ID! }
        input MarkPullRequestReadyForReviewInput { clientMutationId: String pullRequestId: ID! }

        input MergePullRequestInput {
          clientMutationId: String
          pullRequestId: ID!
          expectedHeadOid: GitObjectID
          mergeMethod: PullRequestMergeMethod = MERGE
          commitHeadline: String
          commitBody: String
          authorEmail: String
        }

        input EnablePullRequestAutoMergeInput {
          clientMutationId: String
          pullRequestId: ID!
          expectedHeadOid: GitObjectID
          mergeMethod: PullRequestMergeMethod = MERGE
          commitHeadline: String
          commitBody: String
          authorEmail: String
        }

        input DisablePullRequestAutoMergeInput { clientMutationId: String pullRequestId: ID! }
        input AddLabelsToLabelableInput { clientMutationId: String labelableId: ID! labelIds: [ID!]! }
        input AddAssigneesToAssignableInput { clientMutationId: String assignableId: ID! assigneeIds: [ID!]! }
        input RequestReviewsInput { clientMutationId: String pullRequestId: ID! userIds: [ID!] teamIds: [ID!] union: Boolean = false }
        input CreateLabelInput { clientMutationId: String repositoryId: ID! name: String! color: String! description: String }
        input AddCommentInput { clientMutationId: String subjectId: ID! body: String! }
        """;
}
