using System.Globalization;
using System.Net;
using System.Text.Json;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Infrastructure.GitHub.Http;

namespace ExamplesCopier.UnitTests.GitHub;

public sealed class FaultClassifierTests
{
    private static readonly DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    // https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api, and what clients have met.
    [Theory]
    [InlineData(400, "Problems parsing JSON", typeof(Permanent), "Problems parsing JSON")]
    [InlineData(400, "", typeof(Transient), "before GitHub's API")]
    [InlineData(401, "Bad credentials", typeof(Unavailable), "GitHub:AppId")]
    [InlineData(401, "A JSON web token could not be decoded", typeof(Unavailable), "the private key")]
    [InlineData(401, "'Expiration time' claim ('exp') is too far in the future", typeof(Unavailable), "clock of this machine")]
    [InlineData(401, "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued", typeof(Unavailable), "clock of this machine")]
    [InlineData(403, "Resource not accessible by integration", typeof(Permanent), "Grant the permission")]
    [InlineData(403, "This installation has been suspended", typeof(Unavailable), "unsuspend")]
    [InlineData(403, "Although you appear to have the correct authorization credentials, the `acme` organization has an IP allow list enabled, and 192.0.2.1 is not permitted to access this resource.", typeof(Unavailable), "add its address")]
    [InlineData(403, "Resource protected by organization SAML enforcement. You must grant your OAuth token access to this organization.", typeof(Permanent), "single sign-on")]
    [InlineData(403, "refusing to allow a GitHub App to create or update workflow `.github/workflows/ci.yml` without `workflows` permission", typeof(Permanent), "Workflows: read and write")]
    [InlineData(403, "Repository access blocked", typeof(Permanent), "blocked")]
    [InlineData(403, "You're not authorized to push to this branch.", typeof(Permanent), "bypass list")]
    [InlineData(405, "Base branch was modified. Review and try the merge again.", typeof(Transient), "changed")]
    [InlineData(405, "Pull Request is not mergeable", typeof(Permanent), "not mergeable")]
    [InlineData(413, "", typeof(Permanent), "larger than GitHub takes")]
    [InlineData(301, "Moved Permanently", typeof(Permanent), "new name")]
    [InlineData(422, "Reference already exists", typeof(Transient), "changed")]
    [InlineData(422, "Update is not a fast forward", typeof(Transient), "changed")]
    [InlineData(422, "Reference does not exist", typeof(Transient), "changed")]
    [InlineData(422, "A pull request already exists for acme:copier/x.", typeof(Transient), "changed")]
    [InlineData(422, "No commits between main and copier/x", typeof(Transient), "changed")]
    [InlineData(422, "Repository rule violations found\n\nChanges must be made through a pull request.", typeof(Permanent), "bypass list")]
    [InlineData(422, "GH013: Repository rule violations found for refs/heads/main.", typeof(Permanent), "bypass list")]
    [InlineData(422, "2 of 2 required status checks are expected.", typeof(Permanent), "commit_strategy type pull_request")]
    [InlineData(422, "GH006: Protected branch update failed for refs/heads/main.", typeof(Permanent), "bypass list")]
    [InlineData(422, "tree.sha 0123 is not a valid blob", typeof(Transient), "could not answer")]
    [InlineData(422, "Tree SHA does not exist", typeof(Transient), "could not answer")]
    [InlineData(422, "Sorry, your request timed out. It's likely that your input was too large to process. Consider building the tree incrementally.", typeof(Transient), "timed out")]
    [InlineData(403, "was submitted too quickly", typeof(RateLimited), "slow down")]
    [InlineData(403, "Repository was archived so is read-only.", typeof(Permanent), "unarchive")]
    [InlineData(403, "You have exceeded a secondary rate limit. Please wait a few minutes.", typeof(RateLimited), "rate limit")]
    [InlineData(403, "You have triggered an abuse detection mechanism.", typeof(RateLimited), "rate limit")]
    [InlineData(429, "You have exceeded a secondary rate limit.", typeof(RateLimited), "rate limit")]
    [InlineData(429, "Too many requests", typeof(RateLimited), "slow down")]
    [InlineData(429, "", typeof(RateLimited), "slow down")]
    [InlineData(404, "Not Found", typeof(Permanent), "does not show it to the App")]
    [InlineData(410, "Gone", typeof(Permanent), "does not know it")]
    [InlineData(409, "Git Repository is empty.", typeof(Permanent), "push a first commit")]
    [InlineData(409, "Conflict", typeof(Transient), "409")]
    [InlineData(408, "Timeout", typeof(Transient), "408")]
    [InlineData(422, "Validation Failed", typeof(Permanent), "Validation Failed")]
    [InlineData(451, "Repository access blocked", typeof(Permanent), "legal reasons")]
    [InlineData(500, "Server Error", typeof(Transient), "500")]
    [InlineData(502, "", typeof(Transient), "502")]
    [InlineData(503, "No server is currently available", typeof(Transient), "503")]
    [InlineData(504, "We couldn't respond to your request in time.", typeof(Transient), "504")]
    public void Every_refusal_has_its_meaning(int status, string message, Type fault, string words) =>
        Of(status, message).Should().BeOfType(fault).And.Match<Fault>(found => found.Message.Contains(words));

    [Fact]
    public void A_primary_limit_lasts_until_the_moment_that_is_named()
    {
        var reset = _now.AddMinutes(37);

        Of(403, "API rate limit exceeded", ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", Seconds(reset)))
            .Should().BeOfType<RateLimited>().Which.Until.Should().Be(reset.AddSeconds(1));
        Of(429, "API rate limit exceeded", ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", Seconds(reset)))
            .Should().BeOfType<RateLimited>().Which.Until.Should().Be(reset.AddSeconds(1));
    }

    [Theory]
    [InlineData("30", 30)]
    [InlineData("0", 1)]
    [InlineData("Sun, 01 Mar 2026 12:05:00 GMT", 300)]
    [InlineData("Sun, 01 Mar 2020 12:05:00 GMT", 1)]
    [InlineData("-5", 60)]
    [InlineData("soon", 60)]
    [InlineData("604800", 86_400)]
    [InlineData("99999999999999999999", 60)]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", 86_400)]
    public void Retry_after_wins_over_everything_else(string after, int seconds) =>
        Of(403, "secondary rate limit", ("retry-after", after), ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", Seconds(_now.AddHours(1))))
            .Should().BeOfType<RateLimited>().Which.Until.Should().Be(_now.AddSeconds(seconds));

    [Fact]
    public void A_secondary_limit_that_names_no_time_lasts_a_minute() =>
        Of(403, "You have exceeded a secondary rate limit.", ("x-ratelimit-remaining", "4999"))
            .Should().BeOfType<RateLimited>().Which.Until.Should().Be(_now.AddMinutes(1));

    [Theory]
    [InlineData(-600, 60)]
    [InlineData(0, 60)]
    [InlineData(3_600, 3_601)]
    [InlineData(864_000, 86_400)]
    public void A_reset_lies_in_the_future_and_within_a_day(int seconds, int until) =>
        Of(403, "API rate limit exceeded", ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", Seconds(_now.AddSeconds(seconds))))
            .Should().BeOfType<RateLimited>().Which.Until.Should().Be(_now.AddSeconds(until));

    [Theory]
    [InlineData("never")]
    [InlineData("-5")]
    [InlineData("99999999999999999999")]
    [InlineData("999999999999999")]
    public void A_reset_that_is_no_time_is_not_believed(string reset) =>
        Of(403, "Resource not accessible", ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", reset)).Should().BeOfType<Permanent>();

    [Fact]
    public void A_refusal_with_quota_left_is_no_limit() =>
        Of(403, "Resource not accessible by integration", ("x-ratelimit-remaining", "12"), ("x-ratelimit-reset", Seconds(_now.AddHours(1))))
            .Should().BeOfType<Permanent>();

    [Fact]
    public void A_missing_permission_is_named() =>
        Of(403, "Resource not accessible by integration", ("x-accepted-github-permissions", "contents=write"))
            .Message.Should().Contain("It needs: contents=write.");

    [Theory]
    [InlineData("""{"message":"Validation Failed","errors":[{"resource":"PullRequest","code":"custom","message":"A pull request already exists for acme:x."}]}""", true)]
    [InlineData("""{"message":"Validation Failed","errors":["No commits between main and x"]}""", true)]
    [InlineData("""{"message":"Validation Failed","errors":[{"resource":"Label","code":"invalid","field":"name"}]}""", false)]
    [InlineData("""{"message":"Validation Failed","errors":[[1],null,{"message":7}]}""", false)]
    [InlineData("""{"message":"Validation Failed","errors":{"message":"x"}}""", false)]
    public void What_did_not_validate_stands_in_the_list_of_errors(string body, bool moved)
    {
        using var response = new HttpResponseMessage();

        FaultClassifier.OfResponse(HttpStatusCode.UnprocessableEntity, response.Headers, body, "POST /repos/acme/docs/pulls", _now)
            .Should().Match<Fault>(fault => moved ? ((Transient)fault).HasMoved : fault is Permanent && fault.Message.Contains("Validation Failed"));
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, "DNS")]
    [InlineData(HttpRequestError.SecureConnectionError, "certificate")]
    [InlineData(HttpRequestError.ConnectionError, "cannot be reached")]
    [InlineData(HttpRequestError.ResponseEnded, "did not answer")]
    public void A_connection_that_fails_says_where_to_look(HttpRequestError error, string words) =>
        FaultClassifier.OfSilence(new HttpRequestException(error, "x"), "GET /app").Should().BeOfType<Transient>().Which.Message.Should().Contain(words);

    [Theory]
    [InlineData("<html>Unicorn! secret</html>")]
    [InlineData("")]
    [InlineData("[\"secret\"]")]
    [InlineData("{\"message\":{\"secret\":1}}")]
    [InlineData("{\"documentation_url\":\"secret\"}")]
    public void Nothing_of_a_body_but_its_message_is_taken_over(string body)
    {
        using var response = new HttpResponseMessage();

        FaultClassifier.OfResponse(HttpStatusCode.UnprocessableEntity, response.Headers, body, "PUT /x", _now).Message.Should().NotContain("secret");
    }

    [Fact]
    public void A_long_message_is_cut() => Of(422, new string('x', 10_000)).Message.Length.Should().BeLessThan(500);

    [Theory]
    [InlineData("RATE_LIMITED", "API rate limit exceeded for installation ID 7.", typeof(RateLimited), "limit")]
    [InlineData("RATE_LIMIT", "API rate limit already exceeded", typeof(RateLimited), "limit")]
    [InlineData(null, "You have exceeded a secondary rate limit.", typeof(RateLimited), "slow down")]
    [InlineData("UNPROCESSABLE", "was submitted too quickly", typeof(RateLimited), "slow down")]
    [InlineData("STALE_DATA", "Expected branch to point to \"x\" but it did not. Pull and try again.", typeof(Transient), "changed")]
    [InlineData("UNPROCESSABLE", "A ref named \"refs/heads/x\" already exists in the repository.", typeof(Transient), "changed")]
    [InlineData("NOT_FOUND", "Could not resolve to a Repository with the name 'acme/docs'.", typeof(Permanent), "does not show it")]
    [InlineData("FORBIDDEN", "This installation has been suspended", typeof(Unavailable), "unsuspend")]
    [InlineData("INSUFFICIENT_SCOPES", "Your token has not been granted the required scopes", typeof(Permanent), "Grant the permission")]
    [InlineData("MAX_NODE_LIMIT_EXCEEDED", "This query requests up to 1,000,000 possible nodes", typeof(Permanent), "too large")]
    [InlineData("INTERNAL", "Something went wrong", typeof(Transient), "Something went wrong")]
    [InlineData("RESOURCE_LIMITS_EXCEEDED", "Resource limits for this query exceeded.", typeof(Transient), "Resource limits")]
    [InlineData("A_NEW_TYPE", "Whatever", typeof(Transient), "Whatever")]
    [InlineData(null, "", typeof(Transient), "could not answer")]
    [InlineData(null, "Field 'x' doesn't exist on type 'Repository'", typeof(Permanent), "too old")]
    [InlineData("FORBIDDEN", "Resource not accessible by integration", typeof(Permanent), "Grant the permission")]
    [InlineData("FORBIDDEN", "Repository was archived so is read-only.", typeof(Permanent), "unarchive")]
    [InlineData("UNPROCESSABLE", "A path is malformed", typeof(Permanent), "A path is malformed")]
    [InlineData(null, "Repository rule violations found", typeof(Permanent), "bypass list")]
    [InlineData("UNPROCESSABLE", "Repository rule violations found\n\nChanges must be made through a pull request.", typeof(Permanent), "bypass list")]
    [InlineData("FORBIDDEN", "Repository rule violations found", typeof(Permanent), "bypass list")]
    [InlineData("UNPROCESSABLE", "2 of 2 required status checks are expected.", typeof(Permanent), "commit_strategy type pull_request")]
    [InlineData("UNPROCESSABLE", "At least one approved review is required", typeof(Permanent), "commit_strategy type pull_request")]
    [InlineData("SERVICE_UNAVAILABLE", "Something went wrong while executing your query.", typeof(Transient), "Something went wrong")]
    [InlineData(null, "Something went wrong while executing your query on 2026-03-01.", typeof(Transient), "Something went wrong")]
    public void Errors_of_GraphQL_come_with_success_and_mean_the_same(string? type, string message, Type fault, string words)
    {
        using var response = new HttpResponseMessage();

        OfGraphQL(type, message, response)
            .Should().BeOfType(fault).And.Match<Fault>(found => found.Message.Contains(words));
    }

    [Fact]
    public void A_limit_of_GraphQL_lasts_as_its_headers_say_or_a_minute()
    {
        using var named = Response(200, ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", Seconds(_now.AddMinutes(9))));
        using var unnamed = new HttpResponseMessage();

        OfGraphQL("RATE_LIMITED", "", named).Should().BeOfType<RateLimited>().Which.Until.Should().Be(_now.AddMinutes(9).AddSeconds(1));
        OfGraphQL("RATE_LIMITED", "", unnamed).Should().BeOfType<RateLimited>().Which.Until.Should().Be(_now.AddMinutes(1));
    }

    [Fact]
    public void Silence_passes() =>
        FaultClassifier.OfSilence(new HttpRequestException("Connection refused"), "GET /app").Should().BeOfType<Transient>()
            .Which.Message.Should().Contain("GET /app").And.Contain("Connection refused");

    [Fact]
    public void What_moved_and_what_passes_name_the_request_too() =>
        Of(422, "Update is not a fast forward").Should().BeOfType<Transient>().Which.Message.Should().Contain("GET /repos/acme/docs");

    [Fact]
    public void A_fault_is_judged_by_all_words_and_told_without_the_contents_among_them()
    {
        var sent = new SentContents(["Reference already exists: how to go on"u8.ToArray()]);
        using var response = new HttpResponseMessage();

        var fault = FaultClassifier.OfResponse(HttpStatusCode.UnprocessableEntity, response.Headers, """{"message":"Reference already exists"}""", "POST /x", _now, sent);

        fault.Should().BeOfType<Transient>().Which.HasMoved.Should().BeTrue();
        fault.Message.Should().EndWith("written to: … (POST /x)");
    }

    private static Fault OfGraphQL(string? type, string message, HttpResponseMessage response)
    {
        using var error = JsonDocument.Parse(JsonSerializer.Serialize(new { type, message }));
        return FaultClassifier.OfGraphQL(GraphQLError.From(error.RootElement, SentContents.None), response.Headers, _now);
    }

    private static Fault Of(int status, string message, params (string Name, string Value)[] headers)
    {
        using var response = Response(status, headers);
        return FaultClassifier.OfResponse(response.StatusCode, response.Headers, JsonSerializer.Serialize(new { message }), "GET /repos/acme/docs", _now);
    }

    private static HttpResponseMessage Response(int status, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status);
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    private static string Seconds(DateTimeOffset moment) => moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
