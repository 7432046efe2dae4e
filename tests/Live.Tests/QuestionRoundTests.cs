using System.Collections.Generic;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Questions;
using CloudflareWorkflows.Live.Resources;
using CloudflareWorkflows.Live.Running;
using CloudflareWorkflows.Live.Service;
using CloudflareWorkflows.Live.Tests.Kit;
using CloudflareWorkflows.Sandbox.Behavior;
using Xunit;

namespace CloudflareWorkflows.Live.Tests;

/// <summary>A question that fails doesn't keep the others from being asked.</summary>
public sealed class QuestionRoundTests : LiveTest
{
    [Fact]
    public async Task A_response_with_another_structure_is_unexpected()
    {
        using SocketsHttpHandler sockets = new();
        using RequestBudget budget = new(sockets, 10, 0);
        using ServiceClient service = new(Target, budget, Options.Time);
        QuestionContext context = new(service, RunNames.Local(), Options);

        IReadOnlyDictionary<string, ServiceAnswer> answers = await new QuestionRound(context, budget, Output).AskAsync([new ReadsObject()], Stop);

        Assert.NotNull(answers["reads-object"].Unexpected);
    }

    private sealed class ReadsObject() : LiveQuestion("reads-object", 1)
    {
        public override Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken) =>
            Task.FromResult(JsonNode.Parse("5")!["status"]!);
    }
}
