using System;
using CloudflareWorkflows.Sandbox.Wire;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>An error that becomes an error envelope.</summary>
internal sealed class ApiException(int statusCode, params ApiMessage[] errors) : Exception(errors[0].Message)
{
    public int StatusCode { get; } = statusCode;

    public ApiMessage[] Errors { get; } = errors;
}
