using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Trust.Mutations;

/// <summary>A source of responses for an address of the raw server.</summary>
internal interface IResponseSource
{
    Task<RawResponse> AnswerAsync(RawRequest request, CancellationToken cancellationToken);
}
