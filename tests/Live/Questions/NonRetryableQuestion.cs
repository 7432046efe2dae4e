using System;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Reads the error of an instance whose step threw a NonRetryableError.</summary>
internal sealed class NonRetryableQuestion() : LiveQuestion("non-retryable-error-is-hidden", Cost.Ended)
{
    public override bool IsLocal => true;

    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        string instance = await context.CreateAsync("NonRetryable", cancellationToken);
        JsonNode details = await context.WaitForEndAsync("NonRetryable", instance, cancellationToken);
        string message = JsonRead.Text(details["error"]?["message"]) ?? throw new UnansweredException("The instance has no error.");
        return !message.Contains("refused as planned", StringComparison.Ordinal);
    }
}
