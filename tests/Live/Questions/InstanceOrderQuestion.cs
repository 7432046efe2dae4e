using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Lists five instances and compares their times of creation.</summary>
internal sealed class InstanceOrderQuestion() : LiveQuestion("instance-order", 1)
{
    public override SharedSetup? Setup => SharedSetup.Listed;

    public override bool IsLocal => true;

    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        await ListedInstances.EnsureAsync(context, cancellationToken);
        ServiceReply list = await ListedInstances.ListAsync(context, "", cancellationToken);
        return OrderOf(ListedInstances.Times(list));
    }

    /// <summary>Returns the order of some times, as the catalog names it.</summary>
    public static string OrderOf(DateTimeOffset[] times)
    {
        if (times.Distinct().Count() < ListedInstances.Count)
        {
            throw new UnansweredException("The list does not show all instances with different times.");
        }

        return times.SequenceEqual(times.OrderDescending()) ? "created-descending"
            : times.SequenceEqual(times.Order()) ? "created-ascending"
            : "unordered";
    }
}
