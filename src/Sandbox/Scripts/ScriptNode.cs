namespace CloudflareWorkflows.Sandbox.Scripts;

/// <summary>One statement of a script: a step, or several branches of steps that run side by side.</summary>
public abstract record ScriptNode;
