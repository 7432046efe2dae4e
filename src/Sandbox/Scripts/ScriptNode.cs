namespace CloudflareWorkflows.Sandbox.Scripts;

/// <summary>One statement of a script: a step, or several parallel branches of steps.</summary>
public abstract record ScriptNode;
