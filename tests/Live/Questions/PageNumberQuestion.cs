using System.Collections.Generic;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Compares the first two pages by their numbers.</summary>
internal sealed class PageNumberQuestion() : LiveQuestion("page-number", 2)
{
    public override SharedSetup? Setup => SharedSetup.Listed;

    public override bool IsLocal => true;

    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        await ListedInstances.EnsureAsync(context, cancellationToken);
        ServiceReply first = await PageAsync(context, 1, cancellationToken);
        ServiceReply second = await PageAsync(context, 2, cancellationToken);
        if (second.Status == 400)
        {
            return "refused";
        }

        HashSet<string> before = [.. ListedInstances.Ids(first)];
        string[] after = ListedInstances.Ids(second);
        return after.Length == 0 ? throw new UnansweredException("The second page is empty.")
            : before.SetEquals(after) ? "ignored"
            : "applied";
    }

    private static Task<ServiceReply> PageAsync(QuestionContext context, int page, CancellationToken cancellationToken) =>
        context.Service.GetAsync(context.Instances(ListedInstances.Kind, $"?per_page=2&page={page}"), cancellationToken);
}
