using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Sends a request to any path below the account, with the credential, retries, and paging of the module. Use
/// it for operations that have no command of their own.</summary>
/// <remarks>
/// <para>
/// The path is relative to the account, for example workflows/order-fulfilment/instances. With a connection to the
/// local engine, it's relative to the API of that engine. Each segment of the path is encoded, so you can write IDs
/// with spaces as they are. Write a slash in an ID as %2F. Full addresses, and paths that go up a level, cause the
/// error InvalidPath.
/// </para>
/// <para>
/// The result is returned as objects with the property names of the service. A list is returned item by item. GET, PUT,
/// and DELETE requests are retried after transient failures. POST and PATCH requests are retried only if it's certain
/// that the service did not act. For changes, the token needs the permission that the service requires, usually Workers
/// Scripts Write.
/// </para>
/// </remarks>
/// <example>
/// <code>Invoke-CfWorkflowApi workflows/order-fulfilment/instances -Query @{ status = 'errored'; per_page = 50 } -Paginate</code>
/// <para>Lists instances as the service returns them, page by page.</para>
/// </example>
/// <example>
/// <code>Invoke-CfWorkflowApi workflows/settings -Method Patch -Body @{ default_retention = @{ error_retention = '14 days' } } -WhatIf</code>
/// <para>Shows a request that would change the settings of the account.</para>
/// </example>
/// <seealso cref="GetCfWorkflowCommand"/>
/// <seealso href="https://developers.cloudflare.com/api/resources/workflows/">Cloudflare's API, Workflows</seealso>
[Cmdlet(VerbsLifecycle.Invoke, "CfWorkflowApi", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject))]
public sealed class InvokeCfWorkflowApiCommand : ContextCommand
{
    /// <summary>Specifies the path below the account, without a query.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = "";

    /// <summary>Specifies the HTTP method.</summary>
    /// <value>Get</value>
    [Parameter]
    [ValidateSet("Get", "Post", "Put", "Patch", "Delete")]
    public string Method { get; set; } = "Get";

    /// <summary>Specifies query parameters by name. A list becomes one parameter per item. Times are sent in
    /// UTC.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Query { get; set; }

    /// <summary>Specifies the body, as any data that can be converted to JSON.</summary>
    [Parameter]
    public object? Body { get; set; }

    /// <summary>Specifies the body as JSON text, which is sent unchanged.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? BodyJson { get; set; }

    /// <summary>Returns all pages of a list, with one request per page. The command requests more pages only if the
    /// pipeline needs them.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter Paginate { get; set; }

    /// <inheritdoc/>
    protected override string Permission => IsGet ? base.Permission : "Workers Scripts Write";

    private bool IsGet => string.Equals(Method, "GET", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    protected override void OnInput() => Guard(Path, () => Send(OpenApi().Raw, Request()));

    private void Send(RawClient client, RawRequest request)
    {
        if (Paginate)
        {
            foreach (object? item in Stream(token => client.ListAsync(request, token)))
            {
                WriteObject(item);
            }
        }
        else if (IsGet || ShouldProcess(Path, request.Method))
        {
            object? result = Await(client.SendAsync(request, StopToken));
            if (result is not null)
            {
                WriteObject(result, enumerateCollection: result is object?[]);
            }
        }
    }

    private RawRequest Request()
    {
        RefuseUnfit();
        return new RawRequest
        {
            Method = Method.ToUpperInvariant(),
            Segments = PathArgument.Segments(Path),
            Query = QueryArgument.Read(Query),
            Body = BodyJson is string text ? PayloadArgument.FromJson(nameof(BodyJson), text)
                : Body is null ? null : PayloadArgument.FromObject(nameof(Body), Body),
        };
    }

    private void RefuseUnfit()
    {
        string? reason = this switch
        {
            { Body: not null, BodyJson: not null } => "Use -Body or -BodyJson, not both.",
            { IsGet: true } when (Body ?? BodyJson) is not null => "A GET request has no body. Use another -Method.",
            { IsGet: false } when Paginate => "-Paginate works only with GET requests.",
            _ when Paginate && Query?.Keys.Cast<object>().Any(key => $"{key}" is "page" or "cursor") == true =>
                "-Paginate sets page and cursor itself. Remove them from -Query.",
            _ => null,
        };
        if (reason is not null)
        {
            throw new CmdletErrorException("RequestUnfit", ErrorCategory.InvalidArgument, reason, Path);
        }
    }
}
