using System;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>The raw request target: nothing is decoded.</summary>
/// <param name="Path">The path.</param>
/// <param name="Query">The query without the question mark.</param>
internal readonly record struct RequestTarget(string Path, string Query)
{
    public const string Prefix = "/client/v4";

    /// <summary>The path without the API's prefix.</summary>
    public string PathInApi => Path.StartsWith(Prefix, StringComparison.Ordinal) ? Path[Prefix.Length..] : Path;

    public static RequestTarget Of(HttpContext context)
    {
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        int mark = target.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? new RequestTarget(target, "") : new RequestTarget(target[..mark], target[(mark + 1)..]);
    }
}
