using CloudflareWorkflows.HelpGenerator.Comments;

namespace CloudflareWorkflows.HelpGenerator.Metadata;

/// <summary>A declared output type of a cmdlet.</summary>
internal sealed record Output(string TypeName, bool IsOfModule, Comment Comment);
