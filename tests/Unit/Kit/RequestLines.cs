using System.Collections.Concurrent;
using CloudflareWorkflows.Http;

namespace CloudflareWorkflows.Unit.Tests.Kit;

/// <summary>Keeps the lines that a user would read.</summary>
internal sealed class RequestLines : IRequestLog
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public void Verbose(string line) => Lines.Enqueue(line);

    public void Pause(Pause pause) => Lines.Enqueue(pause.Line);

    public void Warning(string line) => Lines.Enqueue(line);
}
