using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Live.Answers;
using CloudflareWorkflows.Live.Running;
using CloudflareWorkflows.Live.Service;
using CloudflareWorkflows.Sandbox;
using CloudflareWorkflows.Sandbox.Behavior;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CloudflareWorkflows.Live.Tests.Kit;

/// <summary>A test with an emulated account, whose clock moves with the pauses of the run, and a file for the answers.</summary>
public abstract class LiveTest : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 26, 6, 41, 0, TimeSpan.Zero));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cfwlive-tests-");

    protected SandboxServer Server { get; private set; } = null!;

    /// <summary>What the runs printed.</summary>
    protected StringWriter Output { get; } = new();

    protected string AnswersPath => Path.Combine(_folder.FullName, "answers.json");

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    private protected Target Target => TargetFor(Server.ApiToken);

    private protected RunOptions Options => new() { AnswersPath = AnswersPath, Time = new PassingTime(_time) };

    /// <summary>Returns the names of all workflows and Workers of the account.</summary>
    protected async Task<string[]> HeldAsync()
    {
        using HttpClient client = new();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Server.Credentials.Issue());
        Uri account = new(Server.BaseAddress, $"accounts/{Server.AccountId}/");
        JsonNode? workflows = JsonNode.Parse(await client.GetStringAsync(new Uri(account, "workflows?per_page=100"), Stop));
        JsonNode? workers = JsonNode.Parse(await client.GetStringAsync(new Uri(account, "workers/scripts"), Stop));
        return
        [
            .. workflows!["result"]!.AsArray().Select(workflow => (string)workflow!["name"]!),
            .. workers!["result"]!.AsArray().Select(worker => (string)worker!["id"]!),
        ];
    }

    public async ValueTask InitializeAsync() =>
        Server = await SandboxServer.StartAsync(new SandboxOptions { Time = _time }, Stop);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Output.DisposeAsync();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected Target TargetFor(string token) => Target.At(Server.BaseAddress.AbsoluteUri, Server.AccountId, token);

    private protected Task<int> RunAsync(RunOptions? options = null, Target? target = null, CancellationToken? stop = null) =>
        new LiveRun(target ?? Target, options ?? Options, Output).RunAsync(stop ?? Stop, Stop);

    /// <summary>Runs with some questions only.</summary>
    private protected Task<int> RunAsync(params IReadOnlyList<string> only) => RunAsync(Options with { Only = only });

    protected ServiceAnswers ReadAnswers() => ServiceAnswers.Parse(File.ReadAllText(AnswersPath));

    /// <summary>Returns the questions whose comparison has a result.</summary>
    protected string[] Compared(string result)
    {
        ServiceAnswers answers = ReadAnswers();
        return
        [
            .. ServiceQuestions.All.Select(question => question.Id)
                .Where(id => AnswerTable.Compare(ServiceQuestions.Find(id)!, answers.Answers[id]) == result),
        ];
    }
}
