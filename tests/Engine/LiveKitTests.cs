using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Answers;
using CloudflareWorkflows.Live.Resources;
using CloudflareWorkflows.Live.Running;
using CloudflareWorkflows.Live.Service;
using CloudflareWorkflows.Sandbox.Behavior;
using Xunit;

namespace CloudflareWorkflows.Engine.Tests;

/// <summary>The questions of tests/Live, asked of Cloudflare's own engine, which runs the very Worker that an account
/// gets.</summary>
public sealed class LiveKitTests(LiveEngineFixture engine) : IClassFixture<LiveEngineFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_engine_answers_the_questions_that_its_API_has_and_keeps_no_instance()
    {
        Uri address = new($"http://127.0.0.1:{engine.Port}/cdn-cgi/local/explorer/api/");
        string path = Path.Combine(Path.GetTempPath(), $"cfwlive-{Guid.NewGuid():N}.json");
        try
        {
            RunOptions options = new() { AnswersPath = path, PollPause = TimeSpan.FromMilliseconds(200) };

            Assert.Equal(
                ExitCode.Success, await new LiveRun(Target.At(address.AbsoluteUri, null, null), options, TextWriter.Null).RunAsync(Stop, Stop));

            ServiceAnswers answers = ServiceAnswers.Parse(await File.ReadAllTextAsync(path, Stop));
            Assert.Equal(ServiceTarget.Local, answers.Target);
            Assert.Equal(Expected(), answers.Answers.ToDictionary(answer => answer.Key, answer => AnswerText.Of(answer.Value)));
        }
        finally
        {
            File.Delete(path);
        }

        using HttpClient client = new();
        foreach (string workflow in RunNames.Local().Workflows)
        {
            JsonNode? list = JsonNode.Parse(await client.GetStringAsync(new Uri(address, $"workflows/{workflow}/instances"), Stop));
            Assert.Empty(list!["result"]!.AsArray());
        }
    }

    // Where it differs from what is believed of the service, docs/service-local.md says so.
    private static Dictionary<string, string> Expected() => new()
    {
        ["instance-order"] = "created-descending",
        ["page-number"] = "applied",
        ["status-waiting-for-event"] = "running",
        ["status-sleeping"] = "running",
        ["status-between-retries"] = "running",
        ["duplicate-id-error"] = "500 with 10001",
        ["invalid-id-error"] = "500 with 10001",
        ["params-value-is-accepted"] = "yes",
        ["params-text-is-parsed"] = "no",
        ["cannot-terminate-error"] = "500 with 10001",
        ["cannot-restart-error"] = "409 with 10001",
        ["restart-moves-queued"] = "yes",
        ["event-has-result"] = "no",
        ["non-retryable-error-is-hidden"] = "yes",
        ["batch-delete-exists"] = "yes",
    };
}
