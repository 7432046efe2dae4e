namespace CloudflareWorkflows.Models;

/// <summary>The numbers of Cloudflare's errors that the module handles.</summary>
internal static class ErrorCodes
{
    public const int InvalidRequestHeaders = 6003;
    public const int InvalidAuthorizationHeader = 6111;
    public const int MissingKeyHeader = 9106;
    public const int MissingEmailHeader = 9107;
    public const int InvalidAccessToken = 9109;
    public const int WorkflowNotFound = 10200;
    public const int CronRequiresPaidPlan = 10208;
    public const int InstanceNotFound = 10400;
    public const int CannotTerminate = 10401;
    public const int InstanceExists = 10405;
}
