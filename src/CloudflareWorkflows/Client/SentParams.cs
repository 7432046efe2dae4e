using System;
using System.Threading;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>Tells whether an instance has the params that were sent.</summary>
internal static class SentParams
{
    /// <summary>Compares what the JSON means, not how it is written. An instance without params has an empty object or
    /// null, as the service likes.</summary>
    public static bool AreThoseOf(WorkflowInstanceDetail found, NewInstance sent, CancellationToken cancellationToken)
    {
        byte[] theirs;
        try
        {
            theirs = ObjectToJson.Convert(found.Params);
        }
        catch (UnsupportedJsonValueException)
        {
            // What cannot be sent, for example because it is too large, was not sent.
            return false;
        }

        if (sent.Params is null)
        {
            return theirs.AsSpan().SequenceEqual("null"u8) || theirs.AsSpan().SequenceEqual("{}"u8);
        }

        byte[] ours = ObjectToJson.Convert(
            JsonToObject.Convert(RawJson.Parse(sent.Params)!.Value, cancellationToken));
        return RawJson.MeanTheSame(theirs, ours);
    }
}
