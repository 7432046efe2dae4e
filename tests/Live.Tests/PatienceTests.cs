using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Running;
using CloudflareWorkflows.Live.Tests.Kit;
using CloudflareWorkflows.Sandbox.Faults;
using Xunit;

namespace CloudflareWorkflows.Live.Tests;

/// <summary>A service that is slow or busy gives the same answers.</summary>
public sealed class PatienceTests : LiveTest
{
    [Theory]
    [InlineData("GET", "*/workers/scripts")]
    [InlineData("PUT", "*/workers/scripts/*")]
    [InlineData("POST", "*/instances")]
    [InlineData("GET", "*/instances")]
    public async Task After_a_429_the_request_is_repeated(string method, string path)
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.TooManyRequests, Method = method, Path = path, RetryAfter = "30" });

        Assert.Equal(ExitCode.Success, await RunAsync("instance-order"));

        Assert.Equal("created-descending", ReadAnswers().Answers["instance-order"].Answer?.GetString());
        Assert.Contains(Server.Requests.ToArray(), request => request.StatusCode == 429);
    }

    [Theory]
    [InlineData("instance-order")]
    [InlineData("default-page-size")]
    public async Task A_list_that_shows_instances_late_is_awaited(string question)
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.NullResult, Method = "GET", Path = "*/instances", Times = 3 });

        Assert.Equal(ExitCode.Success, await RunAsync(question));

        Assert.NotNull(ReadAnswers().Answers[question].Answer);
    }

    [Fact]
    public async Task A_creation_is_not_repeated_after_a_500()
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.InternalError, Method = "POST", Path = "*/instances" });

        Assert.Equal(ExitCode.Success, await RunAsync("invalid-id-error"));

        _ = Assert.Single(Server.Requests.ToArray(), request => request.Method == "POST" && request.Path.EndsWith("/instances", System.StringComparison.Ordinal));
    }
}
