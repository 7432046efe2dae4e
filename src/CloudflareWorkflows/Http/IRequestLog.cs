using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http;

/// <summary>Logs requests and failures. Lines never contain a credential or a body.</summary>
internal interface IRequestLog
{
    /// <summary>Logs what was done.</summary>
    void Verbose(string line);

    /// <summary>Logs a pause before it begins.</summary>
    void Pause(Pause pause);

    /// <summary>Logs a problem that the module recovers from.</summary>
    void Warning(string line);

    /// <summary>Logs one malformed item of a response; the other items are returned.</summary>
    void Unreadable(CloudflareException failure, string item);
}
