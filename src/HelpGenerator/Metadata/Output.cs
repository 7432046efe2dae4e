using CloudflareWorkflows.HelpGenerator.Comments;

namespace CloudflareWorkflows.HelpGenerator.Metadata;

/// <summary>A type that a cmdlet says it emits.</summary>
internal sealed record Output(string TypeName, bool IsOfModule, Comment Comment);
