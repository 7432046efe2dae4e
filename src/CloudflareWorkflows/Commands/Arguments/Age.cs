using System;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Rendering;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Formats how long ago something happened.</summary>
internal static class Age
{
    /// <summary>Returns a text and an age: <c>errored, 3m 12s ago</c>.</summary>
    public static string Describe(string what, DateTime? createdOn)
    {
        TimeSpan? age = ModuleTime.UtcNow - createdOn?.ToUniversalTime();
        return age is null ? what : $"{what}, {DurationText.Of(age < TimeSpan.Zero ? TimeSpan.Zero : age)} ago";
    }
}
