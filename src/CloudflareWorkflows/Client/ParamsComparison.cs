using System;
using System.Threading;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>Compares the params of an instance with the params that were sent.</summary>
internal static class ParamsComparison
{
    /// <summary>Compares the JSON values, not their text. For an instance without params, the service returns an
    /// empty object or null.</summary>
    public static bool AreEqual(WorkflowInstanceDetail found, NewInstance sent, CancellationToken cancellationToken)
    {
        byte[] foundJson;
        try
        {
            foundJson = ObjectToJson.Convert(found.Params);
        }
        catch (UnsupportedJsonValueException)
        {
            // A value that cannot be sent, for example because it is too large, was not sent.
            return false;
        }

        if (sent.Params is null)
        {
            return foundJson.AsSpan().SequenceEqual("null"u8) || foundJson.AsSpan().SequenceEqual("{}"u8);
        }

        byte[] sentJson = ObjectToJson.Convert(
            JsonToObject.Convert(RawJson.Parse(sent.Params)!.Value, cancellationToken));
        return RawJson.DeepEquals(foundJson, sentJson);
    }
}
