using CloudflareWorkflows.Http;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Session;

/// <summary>A log that discards everything, for tab completion: output would disturb the command line.</summary>
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
