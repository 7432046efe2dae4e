using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>How one question of the catalog is asked.</summary>
/// <param name="id">Its id in the catalog.</param>
/// <param name="requests">The most requests that it sends, without those of its setup and without repetitions.</param>
internal abstract class LiveQuestion(string id, int requests)
{
    public string Id => id;

    public int Requests => requests;

    /// <summary>What it shares with other questions; null for nothing.</summary>
    public virtual SharedSetup? Setup => null;

    /// <summary>Whether the local engine has what it asks.</summary>
    public virtual bool IsLocal => false;

    /// <summary>Returns the answer in the form of the catalog.</summary>
    /// <exception cref="UnansweredException">There is none.</exception>
    public abstract Task<JsonNode> AskAsync(QuestionContext context, CancellationToken cancellationToken);
}
