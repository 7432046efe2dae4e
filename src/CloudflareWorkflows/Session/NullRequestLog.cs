using CloudflareWorkflows.Http;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Session;

/// <summary>For requests that nobody is to be told of, since nobody called a command: while Tab is pressed, a line on the
/// screen would be in the way.</summary>
internal sealed class NullRequestLog : IRequestLog
{
    public static NullRequestLog Instance { get; } = new();

    private NullRequestLog()
    {
    }

    public void Verbose(string line)
    {
    }

    public void Pause(Pause pause)
    {
    }

    public void Warning(string line)
    {
    }

    public void Unreadable(CloudflareException failure, string item)
    {
    }
}
