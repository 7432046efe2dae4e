using CloudflareWorkflows.Sandbox.Behavior;
using CloudflareWorkflows.Sandbox.Wire;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>The error responses of the service.</summary>
internal static class ApiErrors
{
    private const string Prefix = "workflows.api.error";

    public static ApiException NoCredential => new(
        StatusCodes.Status400BadRequest,
        new ApiMessage(9106, "Missing X-Auth-Key, X-Auth-Email or Authorization headers"));

    public static ApiException MalformedCredential => new(
        StatusCodes.Status400BadRequest,
        new ApiMessage(
            6003, "Invalid request headers", [new ApiMessage(6111, "Invalid format for Authorization header")]));

    public static ApiException UnknownCredential =>
        new(StatusCodes.Status401Unauthorized, new ApiMessage(10000, "Authentication error"));

    public static ApiException NoPermission =>
        new(StatusCodes.Status403Forbidden, new ApiMessage(10000, "Authentication error"));

    public static ApiException WorkflowNotFound =>
        new(StatusCodes.Status404NotFound, new ApiMessage(10200, $"{Prefix}.workflow.not_found"));

    public static ApiException PaidPlanRequired =>
        new(StatusCodes.Status403Forbidden, new ApiMessage(10208, $"{Prefix}.workflow.cron_requires_paid_plan"));

    public static ApiException JurisdictionImmutable =>
        new(StatusCodes.Status409Conflict, new ApiMessage(10209, $"{Prefix}.workflow.jurisdiction_immutable"));

    public static ApiException InstanceNotFound =>
        new(StatusCodes.Status404NotFound, new ApiMessage(10400, $"{Prefix}.instance.not_found"));

    // The codes from here to VersionNotFound are not documented: they are the sandbox's own.
    public static ApiException CannotPause =>
        new(StatusCodes.Status409Conflict, new ApiMessage(10402, $"{Prefix}.instance.cannot_pause"));

    public static ApiException CannotResume =>
        new(StatusCodes.Status409Conflict, new ApiMessage(10403, $"{Prefix}.instance.cannot_resume"));

    public static ApiException TooManyCreations =>
        new(StatusCodes.Status429TooManyRequests, new ApiMessage(10429, $"{Prefix}.instance.creation_rate_exceeded"));

    public static ApiException TooManyRequests => new(
        StatusCodes.Status429TooManyRequests,
        new ApiMessage(971, "Please wait and consider throttling your request speed"));

    public static ApiException KeyNotFound =>
        new(StatusCodes.Status404NotFound, new ApiMessage(10600, $"{Prefix}.concurrency.not_found"));

    public static ApiException KeyInUse =>
        new(StatusCodes.Status409Conflict, new ApiMessage(10601, $"{Prefix}.concurrency.conflict"));

    public static ApiException StepNotFound =>
        new(StatusCodes.Status404NotFound, new ApiMessage(10406, $"{Prefix}.instance.step_not_found"));

    public static ApiException VersionNotFound =>
        new(StatusCodes.Status404NotFound, new ApiMessage(10300, $"{Prefix}.version.not_found"));

    public static ApiException ScriptNotFound =>
        new(StatusCodes.Status404NotFound, new ApiMessage(10007, "workers.api.error.script_not_found"));

    public static ApiException ScriptName =>
        new(StatusCodes.Status400BadRequest, new ApiMessage(10016, "workers.api.error.invalid_script_name"));

    public static ApiException NoHandlers => new(
        StatusCodes.Status400BadRequest, new ApiMessage(10068, "The uploaded script has no registered event handlers."));

    public static ApiException ScriptContentType => new(
        StatusCodes.Status415UnsupportedMediaType,
        new ApiMessage(10001, "Content-Type must be one of: application/javascript, text/javascript, multipart/form-data"));

    public static ApiException Internal =>
        new(StatusCodes.Status500InternalServerError, new ApiMessage(10001, $"{Prefix}.internal_server"));

    public static ApiException NoMethod(string method) =>
        new(StatusCodes.Status405MethodNotAllowed, new ApiMessage(7001, $"Method {method} not available for that URI."));

    public static ApiException NoRoute(string path) => new(
        StatusCodes.Status404NotFound,
        new ApiMessage(7003, $"Could not route to {path}, perhaps your object identifier is invalid?"),
        new ApiMessage(7000, "No route for that URI"));

    public static ApiException CannotTerminate(ServiceBehavior behavior) =>
        Of(behavior.CannotTerminateError, $"{Prefix}.instance.cannot_terminate");

    public static ApiException CannotRestart(ServiceBehavior behavior) =>
        Of(behavior.CannotRestartError, $"{Prefix}.instance.cannot_restart");

    public static ApiException InstanceExists(ServiceBehavior behavior) =>
        Of(behavior.DuplicateIdError, $"{Prefix}.instance.already_exists");

    public static ApiException InvalidId(ServiceBehavior behavior) =>
        Of(behavior.InvalidIdError, $"{Prefix}.body: instance.invalid_id");

    /// <summary>An upload that the service cannot use.</summary>
    public static ApiException Script(string detail) =>
        new(StatusCodes.Status400BadRequest, new ApiMessage(10021, detail));

    public static ApiException Body(string detail) =>
        new(StatusCodes.Status400BadRequest, new ApiMessage(10002, $"{Prefix}.body: {detail}"));

    private static ApiException Of(ServiceError error, string message) =>
        new(error.Status, new ApiMessage(error.Code, message));
}
