using System;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Deploys a workflow with a retention of 31 days, and reads that of its version.</summary>
internal sealed class LongRetentionQuestion() : LiveQuestion("long-retention", 2)
{
    private const string Kind = "Failing";
    private static readonly double s_retention = TimeSpan.FromDays(31).TotalMilliseconds;

    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        JsonObject body = new()
        {
            ["script_name"] = context.Names.Script,
            ["class_name"] = Resources.RunNames.Class(Kind),
            ["default_retention"] = new JsonObject { ["success_retention"] = s_retention, ["error_retention"] = s_retention },
        };
        string path = $"workflows/{context.Names.Workflow(Kind)}";
        ServiceReply put = await context.Service.SendAsync(HttpMethod.Put, path, body, cancellationToken);
        if (put.Status == 400)
        {
            return "refused";
        }

        string version = JsonRead.Text(put.Expected().Result?["version_id"]) ?? throw new UnansweredException("The deployment has no version.");
        ServiceReply read = await context.Service.GetAsync($"{path}/versions/{version}", cancellationToken);
        return JsonRead.Number(read.Expected().Result?["default_retention"]?["success_retention"]) switch
        {
            double retention when retention >= s_retention => "accepted",
            double => "reduced",
            null => throw new UnansweredException("The version does not tell its retention."),
        };
    }
}
