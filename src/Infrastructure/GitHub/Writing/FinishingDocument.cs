using System.Globalization;
using System.Text.Json;
using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Infrastructure.GitHub.Writing;

/// <summary>
/// One mutation document for everything after the pull request stands. The merge comes last, and GitHub's own auto-merge behind it: where the
/// merge is done, that field fails and nobody minds; where GitHub's rules do not allow it yet, it takes over.
/// </summary>
internal sealed class FinishingDocument
{
    public const string MergeField = "merge";
    public const string AutoMergeField = "auto";

    private readonly MutationDocument _mutation = new("Finish");

    public FinishingDocument(PullRequestFinishing finishing)
    {
        var dress = finishing.Dress;
        if (dress.Labels.Count > 0)
        {
            _mutation.Add("labels", "AddLabelsToLabelableInput!", "labels:addLabelsToLabelable(input:$labels){clientMutationId}", writer =>
                Ids(writer, "labelableId", finishing.PullRequestId, "labelIds", dress.Labels));
        }

        if (dress.Assignees.Count > 0)
        {
            _mutation.Add("assignees", "AddAssigneesToAssignableInput!", "assignees:addAssigneesToAssignable(input:$assignees){clientMutationId}", writer =>
                Ids(writer, "assignableId", finishing.PullRequestId, "assigneeIds", dress.Assignees));
        }

        // One by one: a reviewer whom GitHub refuses does not take the others along.
        foreach (var (list, id, index) in dress.Reviewers.Select(id => ("userIds", id)).Concat(dress.TeamReviewers.Select(id => ("teamIds", id))).Select((one, index) => (one.Item1, one.id, index)))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"review{index}");
            _mutation.Add(name, "RequestReviewsInput!", $"{name}:requestReviews(input:${name}){{clientMutationId}}", writer =>
            {
                Ids(writer, "pullRequestId", finishing.PullRequestId, list, [id]);
                writer.WriteBoolean("union", true);
            });
        }

        if (finishing.Merge is { } method)
        {
            AddMerge(MergeField, "MergePullRequestInput!", "mergePullRequest", finishing, method);
            AddMerge(AutoMergeField, "EnablePullRequestAutoMergeInput!", "enablePullRequestAutoMerge", finishing, method);
        }
    }

    public bool IsEmpty => _mutation.IsEmpty;

    public string Text => _mutation.Text;

    public void WriteVariables(Utf8JsonWriter writer) => _mutation.WriteVariables(writer);

    public static bool IsMerge(string? alias) => alias is MergeField or AutoMergeField;

    public static string WhatIs(string? alias) => alias switch
    {
        "labels" => "the labels",
        "assignees" => "the assignees",
        _ => "a reviewer",
    };

    private void AddMerge(string name, string type, string field, PullRequestFinishing finishing, Domain.Configuration.MergeMethod method) =>
        _mutation.Add(name, type, $"{name}:{field}(input:${name}){{clientMutationId}}", writer =>
        {
            writer.WriteString("pullRequestId", finishing.PullRequestId);
            writer.WriteString("mergeMethod", method.ToString().ToUpperInvariant());
            writer.WriteString("expectedHeadOid", finishing.Head.Value);
        });

    private static void Ids(Utf8JsonWriter writer, string subject, string subjectId, string list, IEnumerable<string> ids)
    {
        writer.WriteString(subject, subjectId);
        writer.WriteStartArray(list);
        foreach (var id in ids)
        {
            writer.WriteStringValue(id);
        }

        writer.WriteEndArray();
    }
}
