using System.Text.Json.Nodes;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Makes answers in the forms of the catalog.</summary>
internal static class AnswerValue
{
    /// <summary>The status and the code of a refusal.</summary>
    public static JsonNode Error(ServiceReply reply)
    {
        if (reply.IsSuccess)
        {
            throw new UnexpectedException($"The request was accepted (HTTP {reply.Status}).");
        }

        return reply.Code is int code
            ? new JsonObject { ["status"] = reply.Status, ["code"] = code }
            : throw new UnexpectedException($"The refusal has no code (HTTP {reply.Status}).");
    }

    /// <summary>Whether an endpoint exists. Other refusals answer nothing.</summary>
    public static bool Exists(ServiceReply reply) => reply.IsSuccess
        || (reply.Status is 404 or 405 || reply.Code is 7000 or 7001 or 7003 ? false : throw new RefusedException(reply));
}
