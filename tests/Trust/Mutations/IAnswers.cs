using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Trust.Mutations;

/// <summary>What stands behind an address of the answerer.</summary>
internal interface IAnswers
{
    Task<RawAnswer> AnswerAsync(RawRequest request, CancellationToken cancellationToken);
}
