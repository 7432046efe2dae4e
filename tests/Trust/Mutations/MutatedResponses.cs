using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Trust.Mutations;

/// <summary>Answers as was recorded, but for one answer.</summary>
/// <param name="recorded">The good answers, in order.</param>
/// <param name="at">Which request gets the mutated answer, from 0.</param>
/// <param name="mutated">The mutated answer.</param>
internal sealed class MutatedResponses(IReadOnlyList<RawResponse> recorded, int at, RawResponse mutated) : IResponseSource
{
    private readonly Dictionary<string, int> _asked = [];
    private readonly Lock _gate = new();
    private int _count;

    /// <summary>How much it sent.</summary>
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

    /// <summary>Of several answers to the same request each comes once, and the last again and again. Queries with times are
    /// never the same.</summary>
    private RawResponse Recorded(string key)
    {
        string path = key.Split('?')[0];
        RawResponse[] fitting = [.. recorded.Where(answer => answer.Key == key)];
        fitting = fitting.Length > 0 ? fitting : [.. recorded.Where(answer => answer.Key.Split('?')[0] == path)];
        int asked = _asked.GetValueOrDefault(key);
        _asked[key] = asked + 1;
        return fitting.Length == 0 ? NotFound(key) : fitting[System.Math.Min(asked, fitting.Length - 1)];
    }

    /// <summary>A mutated answer may make the module ask for what was never recorded.</summary>
    private static RawResponse NotFound(string key) => new()
    {
        Key = key,
        Status = 404,
        Headers = ["Content-Type: application/json"],
        Body = Encoding.UTF8.GetBytes(
            """{"success":false,"errors":[{"code":10400,"message":"workflows.api.error.instance.not_found"}],"messages":[],"result":null}"""),
    };
}
