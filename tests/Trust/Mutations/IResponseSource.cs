using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Trust.Mutations;

/// <summary>What stands behind an address of the rawServer.</summary>
internal interface IResponseSource
{
    Task<RawResponse> AnswerAsync(RawRequest request, CancellationToken cancellationToken);
}
