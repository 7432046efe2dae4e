using System.Text.Json.Nodes;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Makes answers in the forms of the catalog.</summary>
internal static class AnswerValue
{
    private const int WorkflowNotFound = 10200;
    private const int InstanceNotFound = 10400;

    /// <summary>The status and the code of a refusal. A refusal of the token, and a failure that may pass, answer
    /// nothing. The local engine answers 500 to a wrong request, too.</summary>
    public static JsonNode Error(ServiceReply reply, bool isLocal)
    {
        if (reply.Status is 401 or 403 or 408 or 429 || (reply.Status >= 500 && !isLocal))
        {
            throw new RefusedException(reply);
        }

        if (reply.IsSuccess)
        {
            throw new UnexpectedException($"The request was accepted (HTTP {reply.Status}).");
        }

        return reply.Code is int code
            ? new JsonObject { ["status"] = reply.Status, ["code"] = code }
            : throw new UnexpectedException($"The refusal has no code (HTTP {reply.Status}).");
    }

    /// <summary>Whether an endpoint exists. Other refusals answer nothing, nor does a workflow or an instance that isn't
    /// found.</summary>
    public static bool Exists(ServiceReply reply) => reply.IsSuccess
        || ((reply.Status is 404 or 405 && reply.Code is not (WorkflowNotFound or InstanceNotFound)) || reply.Code is 7000 or 7001 or 7003
            ? false
            : throw new RefusedException(reply));
}
