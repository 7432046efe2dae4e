using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Creates an instance with params that are a text of JSON. The workflow returns the type of what it got.</summary>
internal sealed class ParamsTextQuestion() : LiveQuestion("params-text-is-parsed", Cost.Ended)
{
    public override bool IsLocal => true;

    public override async Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken)
    {
        string instance = context.NewId();
        _ = (await context.TryCreateAsync("Echo", instance, """{"number":1}""", cancellationToken)).Expected();
        JsonNode details = await context.WaitForEndAsync("Echo", instance, cancellationToken);
        return JsonRead.Text(JsonRead.Unwrap(details["output"])?["type"]) switch
        {
            "object" => true,
            "string" => false,
            _ => throw new UnansweredException("The workflow did not return the type of its params."),
        };
    }
}
