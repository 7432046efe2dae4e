using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Creates more instances than a page can hold, and counts those of a page.</summary>
internal sealed class PageSizeQuestion() : LiveQuestion("default-page-size", 2 + Cost.Wait)
{
    private const int Instances = 100;

    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        JsonArray batch = [.. Enumerable.Range(0, Instances).Select(_ => new JsonObject { ["instance_id"] = context.NewId() })];
        _ = (await context.Service.SendAsync(HttpMethod.Post, context.Instances("Echo", "/batch"), batch, cancellationToken)).Expected();
        await context.WaitForListAsync("Echo", Instances, cancellationToken);
        ServiceReply list = (await context.Service.GetAsync(context.Instances("Echo"), cancellationToken)).Expected();
        return list.Items.Count;
    }
}
