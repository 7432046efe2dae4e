using System;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Deploys a workflow with a retention of 31 days, and reads that of its version.</summary>
internal sealed class LongRetentionQuestion() : LiveQuestion("long-retention", 3)
{
    private const string Kind = "Failing";
    private static readonly TimeSpan s_documented = TimeSpan.FromDays(30);
    private static readonly TimeSpan s_longer = TimeSpan.FromDays(31);

    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        string path = $"workflows/{context.Names.Workflow(Kind)}";
        ServiceReply put = await DeployAsync(s_longer);
        if (put.Status == 400)
        {
            // The plan may have a lower limit than the documented one.
            return (await DeployAsync(s_documented)).IsSuccess
                ? "refused"
                : throw new UnansweredException("The plan refuses 30 days, too.");
        }

        string version = JsonRead.Text(put.Expected().Result?["version_id"]) ?? throw new UnansweredException("The deployment has no version.");
        ServiceReply read = await context.Service.GetAsync($"{path}/versions/{version}", cancellationToken);
        return JsonRead.Number(read.Expected().Result?["default_retention"]?["success_retention"]) switch
        {
            double retention when retention >= s_longer.TotalMilliseconds => "accepted",
            double => "reduced",
            null => throw new UnansweredException("The version does not tell its retention."),
        };

        Task<ServiceReply> DeployAsync(TimeSpan retention)
        {
            JsonObject body = new()
            {
                ["script_name"] = context.Names.Script,
                ["class_name"] = Resources.RunNames.Class(Kind),
                ["default_retention"] = new JsonObject
                {
                    ["success_retention"] = retention.TotalMilliseconds,
                    ["error_retention"] = retention.TotalMilliseconds,
                },
            };
            return context.Service.SendAsync(HttpMethod.Put, path, body, cancellationToken);
        }
    }
}
