using System.Collections.Generic;

namespace CloudflareWorkflows.Trust.Mutations;

/// <summary>A call, and how an account answered it.</summary>
/// <param name="Call">The call.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Answers">All answers, in order; those to the connecting come first.</param>
/// <param name="First">The first answer that is worth mutating.</param>
/// <param name="Output">What the call gave.</param>
internal sealed record RecordedCall(
    string Call, string AccountId, IReadOnlyList<RawResponse> Answers, int First, IReadOnlyList<string> Output);
