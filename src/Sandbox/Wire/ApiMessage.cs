using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>An error or a message of an envelope.</summary>
internal sealed record ApiMessage(
    int Code,
    string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyList<ApiMessage>? ErrorChain = null);
