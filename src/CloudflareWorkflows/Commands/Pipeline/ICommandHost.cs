using System;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>The command whose inputs are processed. All members are called on the pipeline thread.</summary>
internal interface ICommandHost
{
    TimeProvider Time { get; }

    /// <summary>Runs an action, and writes an error for its target if it fails.</summary>
    void Guard(object? target, Action action);

    /// <summary>Waits on the pipeline thread.</summary>
    T Await<T>(Task<T> task);

    bool ShouldProcess(string target, string action);

    /// <summary>Counts completed inputs, for the progress bar.</summary>
    void Count(int done);
}

/// <summary>The end of the processing of inputs.</summary>
internal interface IInputProcessor : IDisposable
{
    /// <summary>Sends the remaining inputs, and waits for all results.</summary>
    void Finish();
}
