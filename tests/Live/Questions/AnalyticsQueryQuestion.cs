using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Sends a query that analytics may refuse.</summary>
/// <param name="id">The id in the catalog.</param>
/// <param name="order">The order of the query.</param>
/// <param name="fields">What it selects.</param>
internal sealed class AnalyticsQueryQuestion(string id, string order, string fields) : LiveQuestion(id, 2 * Rounds)
{
    private const int Rounds = 2;

    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        AnalyticsReader reader = new(context);
        // A plain query tells a refusal of this one from a refusal of all, and a second round tells it from a failure that
        // has passed.
        for (int round = 1; round <= Rounds; round++)
        {
            _ = await reader.TryQueryAsync("", ("", "count"), cancellationToken) ?? throw new UnansweredException("Analytics refuse every query.");
            if (await reader.TryQueryAsync("", (order, fields), cancellationToken) is not null)
            {
                return true;
            }

            await context.PauseAsync(cancellationToken);
        }

        return false;
    }
}
