using System;
using System.Text.Json;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>Converts enum names to the service's spelling.</summary>
internal static class JsonName
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
