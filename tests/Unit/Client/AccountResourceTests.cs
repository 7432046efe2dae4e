using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Client;

/// <summary>The requests for resources of a workflow or of the account.</summary>
public sealed class AccountResourceTests
{
    private const string Base = "accounts/" + Service.Account + "/";

    private static readonly WorkflowTrigger s_trigger = new()
    {
        Type = "t",
        Filter = new Dictionary<string, object> { ["bucket"] = "b", ["size"] = 1 },
        Targets = [new WorkflowTriggerTarget { ScriptName = "s", WorkflowName = "w" }],
    };

    /// <summary>A call, and its request: method, path and body.</summary>
    private static readonly Dictionary<string, Func<AccountApi, Task>> s_calls = new()
    {
        ["GET workflows/w/versions?page=1&per_page=1"] = api => api.Versions.GetNewestAsync("w", Stop),
        ["GET workflows/w/versions/v"] = api => api.Versions.GetAsync("w", "v", Stop),
        ["PUT workflows/w {\"script_name\":\"s\",\"class_name\":\"C\"}"] =
            api => api.Definitions.PutAsync("w", new() { ScriptName = "s", ClassName = "C" }, Stop),
        ["PUT workflows/w {\"script_name\":\"s\",\"class_name\":\"C\",\"limits\":{\"steps\":9},\"schedules\":[],"
            + "\"default_retention\":{\"success_retention\":\"2 days\",\"error_retention\":60000},\"concurrency\":{\"limit\":3}}"] =
            api => api.Definitions.PutAsync("w", new()
            {
                ScriptName = "s",
                ClassName = "C",
                StepLimit = 9,
                Schedules = [],
                SuccessRetention = Retention.Parse("2 days"),
                ErrorRetention = Retention.FromTimeSpan(TimeSpan.FromMinutes(1)),
                ConcurrencyLimit = 3,
            }, Stop),
        ["DELETE workflows/w"] = api => api.Workflows.DeleteAsync("w", Stop),
        ["GET workflows/settings"] = api => api.Settings.GetAsync(Stop),
        ["PATCH workflows/settings {\"default_retention\":{\"error_retention\":\"1 day\"}}"] =
            api => api.Settings.PatchAsync(null, Retention.Parse("1 day"), Stop),
        ["GET workflows/concurrency/k"] = api => api.ConcurrencyKeys.GetAsync("k", Stop),
        ["POST workflows/concurrency {\"name\":\"n\",\"limit\":2}"] = api => api.ConcurrencyKeys.CreateAsync("n", 2, Stop),
        ["PATCH workflows/concurrency/k {\"limit\":2}"] = api => api.ConcurrencyKeys.ChangeAsync("k", 2, Stop),
        ["DELETE workflows/concurrency/k"] = api => api.ConcurrencyKeys.DeleteAsync("k", Stop),
        ["GET triggers/s"] = api => api.Triggers.GetAsync("s", Stop),
        ["PUT triggers/s []"] = api => api.Triggers.ReplaceAsync("s", [], Stop),
        ["PATCH triggers/s [{\"type\":\"t\",\"filter\":{\"bucket\":\"b\",\"size\":1},"
            + "\"targets\":[{\"type\":\"workflow\",\"script_name\":\"s\",\"workflow_name\":\"w\"}]}]"] =
            api => api.Triggers.AddAsync("s", [s_trigger], Stop),
        ["DELETE triggers/s"] = api => api.Triggers.DeleteAsync("s", Stop),
        ["POST x/a%2Fb?q=1 2"] = api => api.Raw.SendAsync(
            new() { Method = "POST", Segments = ["x", "a/b"], Query = [new("q", "1")], Body = "2"u8.ToArray() }, Stop),
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Requests => [.. s_calls.Keys];

    public static TheoryData<string> Deletions =>
        [.. s_calls.Keys.Where(line => line.StartsWith("DELETE", StringComparison.Ordinal))];

    public static TheoryData<string> OnceOnly =>
        [.. s_calls.Keys.Where(line => line.StartsWith("POST", StringComparison.Ordinal) || line.StartsWith("PATCH triggers", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Each_call_sends_the_expected_request(string request)
    {
        Service service = Service.InTurn(() => Answers.Result(request.Contains("per_page", StringComparison.Ordinal) ? "[]" : "{}"));

        await s_calls[request](service.Cloud);

        SentRequest sent = Assert.Single(service.Requests);
        Assert.Equal(request.Insert(request.IndexOf(' ', StringComparison.Ordinal) + 1, Base), $"{sent.Line} {sent.Body}".TrimEnd());
    }

    [Theory]
    [MemberData(nameof(Deletions))]
    public async Task Not_found_on_a_retried_deletion_means_deleted(string request)
    {
        Service service = Service.InTurn(Answers.Lost, NotFound);

        await s_calls[request](service.Cloud);

        Assert.Equal(2, service.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Deletions))]
    public async Task Not_found_on_the_first_attempt_is_an_error(string request)
    {
        Service service = Service.InTurn(NotFound);

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(() => s_calls[request](service.Cloud));

        Assert.Equal(CloudflareErrorKind.NotFound, failure.Kind);
    }

    [Fact]
    public async Task A_deletion_that_reports_failure_fails()
    {
        Service service = Service.InTurn(() => Answers.Result("""{"status":"busy","success":false}"""));

        CloudflareException failure =
            await Assert.ThrowsAsync<CloudflareException>(() => service.Cloud.Workflows.DeleteAsync("w", Stop));

        Assert.Equal(CloudflareErrorKind.RequestRefused, failure.Kind);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"status":"ok","success":null}""")]
    public async Task A_deletion_with_a_sparse_response_succeeds(string result) =>
        await Service.InTurn(() => Answers.Result(result)).Cloud.Workflows.DeleteAsync("w", Stop);

    [Theory]
    [MemberData(nameof(OnceOnly))]
    public async Task A_non_idempotent_request_is_not_retried_after_a_lost_response(string request)
    {
        Service service = Service.InTurn(Answers.Lost);

        await Assert.ThrowsAsync<CloudflareException>(() => s_calls[request](service.Cloud));

        Assert.Single(service.Requests);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task The_local_engine_receives_only_supported_requests(string request)
    {
        Service service = Service.LocalInTurn(() => Answers.Result("{}"));
        if (request is "DELETE workflows/w" || request.StartsWith("POST x", StringComparison.Ordinal))
        {
            await s_calls[request](service.Local);
            Assert.Single(service.Requests);
            return;
        }

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            async () => await s_calls[request](service.Local));

        Assert.Equal(CloudflareErrorKind.NotAvailableLocally, failure.Kind);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task A_null_graph_is_read_from_the_older_property()
    {
        Service older = Service.InTurn(
            () => Answers.Result("""{"graph":null}"""), () => Answers.Result("""{"dag":{"nodes":[{"type":"x"}]}}"""));
        Service none = Service.InTurn(() => Answers.Result("""{"graph":null}"""), NotFound);
        Service nullToo = Service.InTurn(() => Answers.Result("""{"graph":null}"""), () => Answers.Result("null"));

        Assert.Equal("x", Assert.Single((await older.Cloud.Graphs.GetAsync("w", "v", Stop))!.Nodes).Type);
        Assert.Null(await none.Cloud.Graphs.GetAsync("w", "v", Stop));
        Assert.Null(await nullToo.Cloud.Graphs.GetAsync("w", "v", Stop));
        Assert.Equal([$"GET {Base}workflows/w/versions/v/graph", $"GET {Base}workflows/w/versions/v/dag"], older.Lines);
    }

    private static HttpResponseMessage NotFound() => Answers.Error(404, 10200);
}
