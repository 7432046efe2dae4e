using System;
using System.Threading;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>Tells whether an instance has the params that were sent.</summary>
internal static class ParamsComparison
{
    /// <summary>Compares what the JSON means, not how it is written. An instance without params has an empty object or
    /// null, as the service likes.</summary>
    public static bool AreEqual(WorkflowInstanceDetail found, NewInstance sent, CancellationToken cancellationToken)
    {
        byte[] foundJson;
        try
        {
            foundJson = ObjectToJson.Convert(found.Params);
        }
        catch (UnsupportedJsonValueException)
        {
            // What cannot be sent, for example because it is too large, was not sent.
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
