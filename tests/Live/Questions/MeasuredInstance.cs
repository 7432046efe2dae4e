using System;
using System.Text.Json.Nodes;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>An instance that analytics show.</summary>
/// <param name="Details">Its details.</param>
/// <param name="Step">The row of its step; null if there is none.</param>
/// <param name="Delay">The time from its end until analytics showed it.</param>
internal sealed record MeasuredInstance(JsonNode Details, JsonNode? Step, TimeSpan Delay);
