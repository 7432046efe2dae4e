using System;
using System.Net.Http;
using System.Threading;

namespace CloudflareWorkflows.Http.Pacing;

/// <summary>The right to send one request, which is given back by disposing it.</summary>
/// <param name="governor">Who gave it.</param>
/// <param name="errand">To whom.</param>
/// <param name="number">Larger than that of all that left before.</param>
/// <param name="isLook">Whether it goes to look what is left.</param>
internal sealed class Passage(Governor governor, Errand errand, long number, bool isLook) : IDisposable
{
    private int _isGivenBack;

    public Errand Errand => errand;

    public long Number => number;

    public bool IsLook => isLook;

    /// <summary>Takes in what the answer says of limits.</summary>
    public void Learn(HttpResponseMessage answer) => governor.Learn(this, answer);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isGivenBack, 1) == 0)
        {
            governor.GiveBack(this);
        }
    }
}
