using System;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Client;

/// <summary>The request of each single-request call, and whether it is retried.</summary>
public sealed class InstanceCallTests
{
    private const string Cron = "0 3 * * */a#1";
    private const string CronPath = "/w/instances/0%203%20%2A%20%2A%20%2A%2Fa%231";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A call, its request (method, path below the account's workflows, and body), and whether it is retried after a
    /// lost response.</summary>
    [Theory]
    [InlineData("get", "GET /w/instances/i-1", null, true)]
    [InlineData("get without steps", $"GET {CronPath}?simple=true", null, true)]
    [InlineData("pause", $"PATCH {CronPath}/status", """{"status":"pause"}""", true)]
    [InlineData("resume", "PATCH /w/instances/i-1/status", """{"status":"resume"}""", true)]
    [InlineData("stop", "PATCH /w/instances/i-1/status", """{"status":"terminate"}""", true)]
    [InlineData("roll back", "PATCH /w/instances/i-1/status", """{"status":"terminate","rollback":true}""", true)]
    [InlineData("restart", "PATCH /w/instances/i-1/status", """{"status":"restart"}""", false)]
    [InlineData("restart from", "PATCH /w/instances/i-1/status",
        """{"status":"restart","from":{"name":"charge","count":2,"type":"do"}}""", false)]
    [InlineData("event", $"POST {CronPath}/events/order-paid", """{"by":"ann"}""", false)]
    [InlineData("event without payload", "POST /w/instances/i-1/events/go", "{}", false)]
    [InlineData("delete", $"DELETE {CronPath}", "", true)]
    [InlineData("delete batch", "POST /w/instances/batch/delete", """{"instances":["a","b c"]}""", true)]
    public async Task A_call_sends_one_request_in_both_dialects(
        string call, string line, string? body, bool isRepeated)
    {
        Service cloud = Service.InTurn(() => Answers.Result("{}"));
        Service local = Service.LocalInTurn(() => Answers.Result("""{"status":"running"}"""));
        Service shaky = Service.InTurn(Answers.Lost, () => Answers.Result("{}"));

        await CallAsync(cloud.Cloud, call);
        await CallAsync(local.Local, call);
        Exception? failure = await Record.ExceptionAsync(() => CallAsync(shaky.Cloud, call));

        int path = line.IndexOf(' ', StringComparison.Ordinal) + 1;
        Assert.Equal([line.Insert(path, $"accounts/{Service.Account}/workflows")], cloud.Lines);
        Assert.Equal([line.Insert(path, "workflows")], local.Lines);
        Assert.Equal((body, body), (cloud.Requests[0].Body, local.Requests[0].Body));
        Assert.Equal(isRepeated, failure is null);
        Assert.Equal(isRepeated ? 2 : 1, shaky.Requests.Count);
    }

    private static Task CallAsync(AccountApi api, string call) => call switch
    {
        "get" => api.Instances.GetAsync("w", "i-1", true, Stop),
        "get without steps" => api.Instances.GetAsync("w", Cron, false, Stop),
        "pause" => api.Instances.ChangeStatusAsync("w", Cron, StatusChange.Pause, Stop),
        "resume" => api.Instances.ChangeStatusAsync("w", "i-1", StatusChange.Resume, Stop),
        "stop" => api.Instances.ChangeStatusAsync("w", "i-1", StatusChange.Terminate, Stop),
        "roll back" => api.Instances.ChangeStatusAsync("w", "i-1", StatusChange.TerminateAndRollBack, Stop),
        "restart" => api.Instances.RestartAsync("w", "i-1", null, Stop),
        "restart from" => api.Instances.RestartAsync("w", "i-1", new RestartPoint("charge", 2, "do"), Stop),
        "event" => api.Instances.SendEventAsync("w", Cron, "order-paid", """{"by":"ann"}"""u8.ToArray(), Stop),
        "event without payload" => api.Instances.SendEventAsync("w", "i-1", "go", null, Stop),
        "delete" => api.Instances.DeleteAsync("w", Cron, Stop),
        _ => api.Batches.DeleteAsync("w", ["a", "b c"], Stop),
    };
}
