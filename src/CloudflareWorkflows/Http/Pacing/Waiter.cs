using System.Threading.Tasks;

namespace CloudflareWorkflows.Http.Pacing;

/// <summary>A request that waits to be let through.</summary>
internal sealed class Waiter(Errand errand)
{
    private readonly TaskCompletionSource<Passage> _passage = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Errand Errand => errand;

    /// <summary>Its end: let through, refused or cancelled.</summary>
    public TaskCompletionSource<Passage> Passage => _passage;
}
