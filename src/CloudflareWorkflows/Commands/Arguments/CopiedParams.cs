using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>The params of a copy: those of the old instance, with changes.</summary>
internal static class CopiedParams
{
    /// <summary>Returns the params as JSON in UTF-8; null without params.</summary>
    /// <param name="old">The old instance.</param>
    /// <param name="overlay">The changes, as a JSON merge patch; null without changes.</param>
    /// <exception cref="CmdletErrorException">The params are incomplete, or cannot be changed.</exception>
    public static byte[]? Of(WorkflowInstanceDetail old, byte[]? overlay)
    {
        if (old.LacksParams || IncompleteJson.Find(old.Params) is not null)
        {
            string reason = IncompleteJson.Find(old.Params) is string path
                ? $"The service truncated or hid the params of '{old.Id}' at {path}."
                : $"The service didn't report the params of '{old.Id}'.";
            throw new CmdletErrorException(
                "ParamsIncomplete", ErrorCategory.InvalidData, $"{reason} No copy was started.", old.Id)
            {
                RecommendedAction = "Specify all params with -Params or -ParamsJson.",
            };
        }

        byte[]? copied = Unchanged(old);
        return overlay is null ? copied : Changed(old.Id, copied, overlay);
    }

    /// <summary>The params as the service reported them, also numbers that an object can't hold. A script may have changed the
    /// object: then its values are used.</summary>
    private static byte[]? Unchanged(WorkflowInstanceDetail old)
    {
        byte[]? values = old.Params is null ? null : PayloadArgument.FromObject("Params", old.Params);
        return old.ParamsValue is ReportedJson reported && values is not null
            && RawJson.IsChangedByObjects(RawJson.Parse(reported.Json)!.Value)
            && ObjectToJson.Convert(reported.Convert()).SequenceEqual(values)
            ? reported.Json
            : values;
    }

    private static byte[] Changed(string id, byte[]? old, byte[] overlay)
    {
        byte[] changed;
        try
        {
            changed = JsonMergePatch.Apply(old, overlay);
        }
        catch (UnsupportedJsonValueException unsupported)
        {
            throw new CmdletErrorException(
                "OverlayUnfit", ErrorCategory.InvalidArgument,
                $"-ParamsOverlay doesn't fit the params of '{id}': {unsupported.Message}", id);
        }

        return changed.Length <= PayloadArgument.Largest ? changed : throw new CmdletErrorException(
            "TooLarge", ErrorCategory.LimitsExceeded, $"The changed params of '{id}' are larger than 1 MiB, which is the limit of the service.", id);
    }
}
