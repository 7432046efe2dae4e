using System;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Threading;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Reporting;

/// <summary>Receives messages of requests on any thread, and writes them on the pipeline thread.</summary>
/// <param name="mailbox">Runs callbacks on the pipeline thread.</param>
/// <param name="progress">Shows pauses.</param>
/// <param name="errors">Writes errors.</param>
/// <param name="writeVerbose">Writes a verbose line.</param>
/// <param name="writeWarning">Writes a warning.</param>
internal sealed class CommandLog(
    Mailbox mailbox, CommandProgress progress, ErrorReporter errors, Action<string> writeVerbose,
    Action<string> writeWarning) : ICommandThread
{
    public void Verbose(string line) => mailbox.PostLazily(() => writeVerbose(line));

    public void Pause(Pause pause) => mailbox.Post(() =>
    {
        writeVerbose(pause.Line);
        progress.Pause(pause.Line, pause.Length);
    });

    public void Warning(string line) => mailbox.Post(() => writeWarning(line));

    public void Unreadable(CloudflareException failure, string item) =>
        mailbox.Post(() => errors.WriteUnreadable(failure, item));

    public Task<T> AskAsync<T>(Func<T> question, CancellationToken cancellationToken) =>
        mailbox.AskAsync(question, cancellationToken);
}
