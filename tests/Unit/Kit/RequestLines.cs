using System.Collections.Concurrent;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Unit.Tests.Kit;

/// <summary>Records the lines that a user would read.</summary>
internal sealed class RequestLines : IRequestLog
{
    public ConcurrentQueue<string> Lines { get; } = new();

    /// <summary>The items that could not be read.</summary>
    public ConcurrentQueue<(CloudflareErrorKind Kind, string? Path, string Item)> Malformed { get; } = new();

    public void Verbose(string line) => Lines.Enqueue(line);

    public void Pause(Pause pause) => Lines.Enqueue(pause.Line);

    public void Warning(string line) => Lines.Enqueue(line);

    public void Unreadable(CloudflareException failure, string item) => Malformed.Enqueue((failure.Kind, failure.Path, item));
}
