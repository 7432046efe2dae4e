using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http;

/// <summary>Takes the lines that tell what is sent and what goes wrong. They never hold a credential or a body.</summary>
internal interface IRequestLog
{
    /// <summary>Tells what was done.</summary>
    void Verbose(string line);

    /// <summary>Tells of a pause before it begins.</summary>
    void Pause(Pause pause);

    /// <summary>Tells what went wrong and is made good.</summary>
    void Warning(string line);

    /// <summary>Tells of one item in a response that cannot be read; the others are given.</summary>
    void Unreadable(CloudflareException failure, string item);
}
