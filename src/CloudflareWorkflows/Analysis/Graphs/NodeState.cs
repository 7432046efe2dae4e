namespace CloudflareWorkflows.Analysis.Graphs;

/// <summary>What is known of a node for an instance.</summary>
internal enum NodeState
{
    /// <summary>Nothing: there is no instance, the node isn't a step, or the history can't tell.</summary>
    Unknown,

    /// <summary>A step with its name is in the history.</summary>
    Ran,

    /// <summary>No step with its name is in the history, and a step that can only run after it is.</summary>
    NotTaken,

    /// <summary>No step with its name is in the history, and the instance has ended.</summary>
    NotReached,
}
