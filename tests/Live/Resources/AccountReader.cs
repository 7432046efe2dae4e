using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Resources;

/// <summary>Finds what earlier runs left in an account, and tells it from what is not ours.</summary>
internal sealed class AccountReader(ServiceClient service)
{
    private const int PageSize = 100;

    /// <summary>The most requests that it sends: pages of workflows, the list of Workers, and the settings of Workers.</summary>
    public const int MaximumRequests = 20;

    public async Task<AccountContent> ReadAsync(CancellationToken cancellationToken)
    {
        List<string> scripts = [];
        List<string> foreign = [];
        foreach (string name in await ListScriptsAsync(cancellationToken))
        {
            bool isOurs = RunNames.IsScript(name) && await IsMarkedAsync(name, cancellationToken);
            (isOurs ? scripts : foreign).Add(name);
        }

        List<string> workflows = [];
        foreach (JsonObject workflow in await ListWorkflowsAsync(cancellationToken))
        {
            string name = (string)workflow["name"]!;
            string? script = (string?)workflow["script_name"];
            bool isOurs = RunNames.IsWorkflow(name, script, (string?)workflow["class_name"]) && !foreign.Contains(script!);
            (isOurs ? workflows : foreign).Add(name);
        }

        return new AccountContent(workflows, scripts, [.. foreign.Distinct()]);
    }

    private async Task<IReadOnlyList<string>> ListScriptsAsync(CancellationToken cancellationToken)
    {
        ServiceReply reply = (await service.GetAsync("workers/scripts", cancellationToken)).Expected();
        return
        [
            .. reply.Items.OfType<JsonObject>().Select(script => (string?)script["id"]).OfType<string>()
                .Where(name => name.StartsWith(RunNames.Prefix, StringComparison.Ordinal)),
        ];
    }

    private async Task<bool> IsMarkedAsync(string script, CancellationToken cancellationToken)
    {
        ServiceReply reply = await service.GetAsync($"workers/scripts/{Uri.EscapeDataString(script)}/settings", cancellationToken);
        return reply.IsSuccess && reply.Result?["bindings"] is JsonArray bindings && bindings.OfType<JsonObject>().Any(binding =>
            (string?)binding["name"] == WorkerScript.MarkName && (string?)binding["text"] == WorkerScript.MarkText);
    }

    private async Task<IReadOnlyList<JsonObject>> ListWorkflowsAsync(CancellationToken cancellationToken)
    {
        List<JsonObject> found = [];
        for (int page = 1; ; page++)
        {
            string path = $"workflows?search={RunNames.Prefix}&per_page={PageSize}&page={page}";
            ServiceReply reply = (await service.GetAsync(path, cancellationToken)).Expected();
            found.AddRange(reply.Items.OfType<JsonObject>().Where(workflow =>
                ((string?)workflow["name"])?.StartsWith(RunNames.Prefix, StringComparison.Ordinal) == true));
            if (reply.Items.Count < PageSize)
            {
                return found;
            }
        }
    }
}
