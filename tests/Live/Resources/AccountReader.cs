using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
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
        IReadOnlyList<string> names = await ListScriptsAsync(cancellationToken);
        // Before the settings: these may use up the requests.
        IReadOnlyList<JsonObject> workflows = await ListWorkflowsAsync(cancellationToken);
        List<string> ours = [];
        List<string> foreign = [];
        List<string> unread = [];
        foreach (string name in names)
        {
            bool? isOurs = RunNames.IsScript(name) ? await IsMarkedAsync(name, cancellationToken) : false;
            (isOurs switch { true => ours, false => foreign, null => unread }).Add(name);
        }

        List<string> left = [];
        foreach (JsonObject workflow in workflows)
        {
            string name = (string)workflow["name"]!;
            string? script = (string?)workflow["script_name"];
            bool isNamed = RunNames.IsWorkflow(name, script, (string?)workflow["class_name"]) && !foreign.Contains(script!);
            (!isNamed ? foreign : unread.Contains(script!) ? unread : left).Add(name);
        }

        return new AccountContent(left, ours, [.. foreign.Distinct()], [.. unread.Distinct()]);
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

    /// <summary>Returns whether a Worker has the mark; null if its settings could not be read.</summary>
    private async Task<bool?> IsMarkedAsync(string script, CancellationToken cancellationToken)
    {
        try
        {
            ServiceReply reply = await service.GetAsync($"workers/scripts/{Uri.EscapeDataString(script)}/settings", cancellationToken);
            if (!reply.IsSuccess || reply.Result?["bindings"] is not JsonArray bindings)
            {
                return null;
            }

            return bindings.OfType<JsonObject>().Any(binding => JsonRead.Text(binding["name"]) == WorkerScript.MarkName
                && JsonRead.Text(binding["text"]) == WorkerScript.MarkText);
        }
        catch (Exception failure) when (failure is HttpRequestException or BudgetException)
        {
            return null;
        }
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
