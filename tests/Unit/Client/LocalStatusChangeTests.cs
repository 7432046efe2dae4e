using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Client;

/// <summary>Engines before September 2026 expect an action and do not return the status. Later engines expect a
/// status.</summary>
public sealed class LocalStatusChangeTests
{
    private const string Path = "PATCH workflows/w/instances/i/status ";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_newer_engine_takes_one_request()
    {
        Service service = Service.LocalInTurn(() => Answers.Result("""{"status":"paused"}"""));

        Assert.Equal("paused", await PauseAsync(service));
        Assert.Equal([$$"""{{Path}}{"status":"pause"}"""], Sent(service));
    }

    [Fact]
    public async Task An_older_engine_is_detected_once_per_connection()
    {
        Service service = Service.LocalInTurn(Invalid, Done, Status("paused"), Done, Status("running"));

        Assert.Equal("paused", await PauseAsync(service));
        Assert.Equal("running", await service.Local.Instances.ChangeStatusAsync("w", "i", StatusChange.Resume, Stop));

        Assert.Equal(
            [
                $$"""{{Path}}{"status":"pause"}""",
                $$"""{{Path}}{"action":"pause"}""",
                "GET workflows/w/instances/i?simple=true ",
                $$"""{{Path}}{"action":"resume"}""",
                "GET workflows/w/instances/i?simple=true ",
            ],
            Sent(service));
    }

    [Fact]
    public async Task An_older_engine_restarts_from_a_step_and_rolls_back()
    {
        Service service = Service.LocalInTurn(Invalid, Done, Status("running"), Done, Status("terminated"));

        _ = await service.Local.Instances.RestartAsync("w", "i", new RestartPoint("charge", 2, "do"), Stop);
        _ = await service.Local.Instances.ChangeStatusAsync("w", "i", StatusChange.TerminateAndRollBack, Stop);

        Assert.Equal(
            $$$"""{{{Path}}}{"action":"restart","from":{"name":"charge","count":2,"type":"do"}}""", Sent(service)[1]);
        Assert.Equal($$"""{{Path}}{"action":"terminate","rollback":true}""", Sent(service)[3]);
    }

    /// <summary>The workflow can belong to another engine on the machine. The contacted engine forwards the request to
    /// it.</summary>
    [Fact]
    public async Task A_forwarding_engine_receives_both_request_forms()
    {
        Service service = Service.LocalInTurn(Invalid, Done, Status("paused"), Invalid, Status("running"));

        _ = await PauseAsync(service);
        Assert.Equal("running", await service.Local.Instances.ChangeStatusAsync("w", "i", StatusChange.Resume, Stop));

        Assert.Equal($$"""{{Path}}{"status":"resume"}""", Sent(service)[^1]);
    }

    [Fact]
    public async Task If_both_forms_fail_the_first_error_is_reported()
    {
        Service service = Service.LocalInTurn(
            () => Answers.Error(400, 10001, "first"), () => Answers.Error(400, 10001, "second"));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(() => PauseAsync(service));

        Assert.Equal(CloudflareErrorKind.RequestRefused, failure.Kind);
        Assert.Equal("first", failure.Errors.Single().Message);
    }

    [Theory]
    [InlineData(404, 10501)]
    [InlineData(409, 10001)]
    public async Task Other_errors_are_final(int status, int code)
    {
        Service service = Service.LocalInTurn(() => Answers.Error(status, code));

        _ = await Assert.ThrowsAsync<CloudflareException>(() => PauseAsync(service));
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_change_succeeds_even_if_the_new_status_is_unreadable()
    {
        Service service = Service.LocalInTurn(Invalid, Done, () => Answers.Error(404, 10501));

        Assert.Equal(InstanceStatus.Unknown, await PauseAsync(service));
    }

    private static Task<string> PauseAsync(Service service) =>
        service.Local.Instances.ChangeStatusAsync("w", "i", StatusChange.Pause, Stop);

    private static HttpResponseMessage Invalid() => Answers.Error(400, 10001, "action: Invalid option");

    private static HttpResponseMessage Done() => Answers.Result("""{"success":true}""");

    private static Func<HttpResponseMessage> Status(string status) => () => Answers.Result($$"""{"status":"{{status}}"}""");

    private static string[] Sent(Service service) => [.. service.Requests.Select(request => $"{request.Line} {request.Body}")];
}
