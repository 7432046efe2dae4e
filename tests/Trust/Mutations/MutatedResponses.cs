using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Trust.Mutations;

/// <summary>Recorded responses with one of them mutated.</summary>
/// <param name="recorded">The recorded responses, in order.</param>
/// <param name="at">The index of the request that gets the mutated response.</param>
/// <param name="mutated">The mutated response.</param>
internal sealed class MutatedResponses(IReadOnlyList<RawResponse> recorded, int at, RawResponse mutated) : IResponseSource
{
    private readonly Dictionary<string, int> _asked = [];
    private readonly Lock _gate = new();
    private int _count;

    /// <summary>The number of sent bytes.</summary>
    public long Bytes { get; private set; }

    public Task<RawResponse> AnswerAsync(RawRequest request, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            RawResponse answer = _count++ == at ? mutated : Recorded(request.Key);
            Bytes += answer.Body.Length;
            return Task.FromResult(answer);
        }
    }

    /// <summary>Several responses to the same request are sent in order, and the last repeats. Queries with times never match
    /// exactly.</summary>
    private RawResponse Recorded(string key)
    {
        string path = key.Split('?')[0];
        RawResponse[] fitting = [.. recorded.Where(answer => answer.Key == key)];
        fitting = fitting.Length > 0 ? fitting : [.. recorded.Where(answer => answer.Key.Split('?')[0] == path)];
        int asked = _asked.GetValueOrDefault(key);
        _asked[key] = asked + 1;
        return fitting.Length == 0 ? NotFound(key) : fitting[System.Math.Min(asked, fitting.Length - 1)];
    }

    /// <summary>A mutated response can cause a request that was never recorded.</summary>
    private static RawResponse NotFound(string key) => new()
    {
        Key = key,
        Status = 404,
        Headers = ["Content-Type: application/json"],
        Body = Encoding.UTF8.GetBytes(
            """{"success":false,"errors":[{"code":10400,"message":"workflows.api.error.instance.not_found"}],"messages":[],"result":null}"""),
    };
}
