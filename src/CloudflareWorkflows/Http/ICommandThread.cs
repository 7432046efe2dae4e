using System;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Http;

/// <summary>A command under way, which can be asked what only the thread of its pipeline may response.</summary>
internal interface ICommandThread : IRequestLog
{
    /// <summary>Has something done on that thread when it waits next, and gives what came of it.</summary>
    Task<T> AskAsync<T>(Func<T> question, CancellationToken cancellationToken);
}
