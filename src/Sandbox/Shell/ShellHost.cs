using System;
using System.Globalization;
using System.Management.Automation.Host;

namespace CloudflareWorkflows.Sandbox.Shell;

/// <summary>The program around the engine, as the engine sees it: a terminal, and the wish to exit.</summary>
internal sealed class ShellHost(Terminal terminal) : PSHost
{
    private readonly ShellUserInterface _ui = new(terminal);

    /// <summary>What a script asked for with <c>exit</c>; null as long as none did.</summary>
    internal int? ExitCode { get; private set; }

    public override string Name => "CloudflareWorkflows.Sandbox";

    public override Version Version { get; } = typeof(ShellHost).Assembly.GetName().Version!;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override PSHostUserInterface UI => _ui;

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() => throw NonInteractive.Refusal();

    public override void ExitNestedPrompt() => throw NonInteractive.Refusal();

    public override void NotifyBeginApplication()
    {
        // A console program has nothing to save before another one takes the screen.
    }

    public override void NotifyEndApplication()
    {
        // See above: nothing was saved.
    }
}
