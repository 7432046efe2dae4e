using System;
using System.Text.Json;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The service's spelling of our own names.</summary>
internal static class JsonSpelling
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
