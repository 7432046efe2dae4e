using System;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Http;

/// <summary>A running command that can execute code on its pipeline thread.</summary>
internal interface ICommandThread : IRequestLog
{
    /// <summary>Runs a function on the pipeline thread the next time that thread waits, and returns the
    /// result.</summary>
    Task<T> AskAsync<T>(Func<T> question, CancellationToken cancellationToken);
}
