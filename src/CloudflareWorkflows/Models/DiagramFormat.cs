namespace CloudflareWorkflows.Models;

/// <summary>The languages of diagrams.</summary>
public enum DiagramFormat
{
    /// <summary>Mermaid, which GitHub, GitLab, Azure DevOps, and many editors draw.</summary>
    Mermaid,

    /// <summary>DOT, which Graphviz draws.</summary>
    Dot,

    /// <summary>A tree of lines.</summary>
    Text,
}
