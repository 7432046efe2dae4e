using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace CloudflareWorkflows.Sandbox.Shell;

/// <summary>Writes what the engine shows, as PowerShell's own console does, and refuses every question.</summary>
internal sealed class ShellUserInterface(Terminal terminal) : PSHostUserInterface
{
    private readonly ProgressLine _progress = new(terminal);

    public override PSHostRawUserInterface RawUI { get; } = new ShellRawUserInterface(terminal.Width);

    public override bool SupportsVirtualTerminal => terminal.IsColoured;

    public override void Write(string value)
    {
        _progress.Clear();
        terminal.Output.Write(Plain(value));
    }

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        Write(terminal.Styled(PSStyle.MapForegroundColorToEscapeSequence(foregroundColor), value));

    public override void WriteLine(string value)
    {
        _progress.Clear();
        terminal.Output.WriteLine(Plain(value));
    }

    public override void WriteErrorLine(string value)
    {
        _progress.Clear();
        terminal.Error.WriteLine(terminal.Styled(PSStyle.Instance.Formatting.Error, Plain(value)));
    }

    public override void WriteWarningLine(string message) =>
        WriteLine(terminal.Styled(PSStyle.Instance.Formatting.Warning, $"WARNING: {message}"));

    public override void WriteVerboseLine(string message) =>
        WriteLine(terminal.Styled(PSStyle.Instance.Formatting.Verbose, $"VERBOSE: {message}"));

    public override void WriteDebugLine(string message) =>
        WriteLine(terminal.Styled(PSStyle.Instance.Formatting.Debug, $"DEBUG: {message}"));

    public override void WriteProgress(long sourceId, ProgressRecord record) => _progress.Show(record);

    public override string ReadLine() => throw NonInteractive.Refusal();

    public override SecureString ReadLineAsSecureString() => throw NonInteractive.Refusal();

    public override Dictionary<string, PSObject> Prompt(
        string caption, string message, Collection<FieldDescription> descriptions) => throw NonInteractive.Refusal();

    public override int PromptForChoice(
        string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        throw NonInteractive.Refusal();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName) => throw NonInteractive.Refusal();

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options) => throw NonInteractive.Refusal();

    // Views write their colours whether or not they are wanted; the host takes them out.
    private string Plain(string value) => GetOutputString(value, SupportsVirtualTerminal);
}
