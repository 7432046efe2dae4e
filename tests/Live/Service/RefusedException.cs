using System;

namespace CloudflareWorkflows.Live.Service;

/// <summary>The service refused a request that was expected to succeed.</summary>
internal sealed class RefusedException(ServiceReply reply) : Exception($"The service refused the request ({reply.Refusal}).")
{
    public ServiceReply Reply => reply;
}
