using System;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>What a change of status answers: the status after it.</summary>
internal sealed record StatusAnswer(string Status, DateTimeOffset Timestamp);
