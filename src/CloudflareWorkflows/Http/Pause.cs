using System;

namespace CloudflareWorkflows.Http;

/// <summary>A pause that is about to begin.</summary>
/// <param name="Length">How long it will take, as far as is known.</param>
/// <param name="Line">Why, as a sentence for the user.</param>
internal readonly record struct Pause(TimeSpan Length, string Line);
