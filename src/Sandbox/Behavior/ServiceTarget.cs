namespace CloudflareWorkflows.Sandbox.Behavior;

/// <summary>Who answered the questions.</summary>
public enum ServiceTarget
{
    /// <summary>Cloudflare, for a real account.</summary>
    Account,

    /// <summary>The emulated account.</summary>
    Sandbox,

    /// <summary>The engine of <c>wrangler dev</c>.</summary>
    Local,
}
