using System.Collections.Generic;

namespace CloudflareWorkflows.Trust.Mutations;

/// <summary>A call and the recorded responses of an account.</summary>
/// <param name="Call">The call.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Answers">All responses, in order. Those of the connect command come first.</param>
/// <param name="First">The index of the first response to mutate.</param>
/// <param name="Output">The output of the call.</param>
internal sealed record RecordedCall(
    string Call, string AccountId, IReadOnlyList<RawResponse> Answers, int First, IReadOnlyList<string> Output);
