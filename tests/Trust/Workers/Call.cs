namespace CloudflareWorkflows.Trust.Workers;

/// <summary>A script for a worker to run.</summary>
/// <param name="Session">The session that runs it. A session runs one script at a time.</param>
/// <param name="Script">The script. It can use the token as <c>$token</c>.</param>
/// <param name="Token">The API token.</param>
internal sealed record Call(int Session, string Script, string Token);
