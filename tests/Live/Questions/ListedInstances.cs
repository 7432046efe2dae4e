using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Five instances that were created one after the other, for the questions about lists.</summary>
internal static class ListedInstances
{
    public const int Count = 5;

    /// <summary>The workflow. Its instances sleep.</summary>
    public const string Kind = "Sleeping";

    // Milliseconds differ from one to the next.
    private static readonly TimeSpan s_distance = TimeSpan.FromMilliseconds(1_370);

    /// <summary>Creates them if this run has not done so, and waits until the list shows them.</summary>
    public static async Task EnsureAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        bool isComplete = context.Listed == Count;
        while (context.Listed < Count)
        {
            _ = await context.CreateAsync(Kind, cancellationToken);
            context.Listed++;
            await context.PauseAsync(s_distance, cancellationToken);
        }

        if (!isComplete)
        {
            await context.WaitForListAsync(Kind, Count, cancellationToken);
        }
    }

    /// <summary>Lists them with a query.</summary>
    public static Task<ServiceReply> ListAsync(QuestionContext context, string query, CancellationToken cancellationToken) =>
        context.Service.GetAsync(context.Instances(Kind, $"?per_page=100{query}"), cancellationToken);

    /// <summary>Returns the ids in the order of a list.</summary>
    public static string[] Ids(ServiceReply list) =>
        [.. list.Expected().Items.Select(item => JsonRead.Text(item?["id"])).OfType<string>()];

    /// <summary>Returns the times of creation in the order of a list.</summary>
    public static DateTimeOffset[] Times(ServiceReply list) =>
        [.. list.Expected().Items.Select(item => JsonRead.Instant(item?["created_on"])).OfType<DateTimeOffset>()];
}
