using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Setup;
using CloudflareWorkflows.Contract.Tests.Kit;

namespace CloudflareWorkflows.Benchmarks.OtherClients;

/// <summary>Cloudflare's SDK for JavaScript, in a running process.</summary>
internal sealed class SdkClient : IOtherClient
{
    private const int BatchSize = 100;

    private readonly LineProcess _node = new(Clients.Node, Path.Combine(Clients.Folder, "sdk.mjs"));

    public Task<int> ListAsync(
        SandboxProcess sandbox, string token, string workflow, CancellationToken cancellationToken) => CallAsync(
        sandbox, token, "instances.list", workflow, new JsonObject { ["per_page"] = BatchSize }, cancellationToken);

    public async Task<int> CreateAsync(
        SandboxProcess sandbox, string token, string workflow, CancellationToken cancellationToken)
    {
        JsonArray batch = new(
            [.. Enumerable.Range(0, BatchSize).Select(_ => new JsonObject { ["instance_id"] = $"{Guid.NewGuid()}" })]);
        return await CallAsync(
            sandbox, token, "instances.bulk", workflow, new JsonObject { ["body"] = batch }, cancellationToken);
    }

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    /// <returns>The number of items in the result.</returns>
    private async Task<int> CallAsync(
        SandboxProcess sandbox, string token, string method, string workflow, JsonObject parameters,
        CancellationToken cancellationToken)
    {
        parameters["account_id"] = sandbox.AccountId;
        JsonObject call = new()
        {
            ["baseURL"] = $"{sandbox.BaseAddress}".TrimEnd('/'),
            ["apiToken"] = token,
            ["method"] = method,
            ["arguments"] = new JsonArray(workflow, parameters),
        };
        string answer = await _node.SendAsync(call.ToJsonString(), cancellationToken);
        return JsonNode.Parse(answer)!["result"] is JsonArray result ? result.Count : throw new IOException(answer);
    }
}
