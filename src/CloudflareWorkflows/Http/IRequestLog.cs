namespace CloudflareWorkflows.Http;

/// <summary>Takes the lines that tell what is sent and what goes wrong. They never hold a credential or a body.</summary>
internal interface IRequestLog
{
    void Verbose(string line);

    void Warning(string line);
}
